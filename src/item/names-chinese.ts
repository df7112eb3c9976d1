import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf, longestAt, longestBefore } from "./lexicon.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Word } from "./words.ts";

/** Letters that foreign names are transliterated with. */
const TRANSLITERATION = new Set(
  "阿埃艾爱安昂奥澳巴柏拜班邦保鲍贝本比彼毕宾波玻伯博勃布查达戴丹当德登邓迪蒂丁东杜敦多额恩尔法凡范菲费芬丰夫弗福盖甘冈高戈格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华怀霍基吉加贾简杰捷金京喀卡凯坎康考柯科可克肯孔库夸奎拉莱赖兰朗劳勒雷累利莉里连林琳伦龙隆娄卢鲁吕罗洛马玛迈麦曼芒梅门蒙米密姆莫默缪穆姆那纳娜南内尼妮年涅宁纽农努诺欧帕派潘庞佩彭皮匹珀普奇齐契强乔切琴琼丘让热仁日荣茹儒瑞若萨塞赛三森沙山尚绍舍申圣诗施史舒斯丝思苏索塔太泰坦汤唐特滕藤提廷图托陀瓦娃万旺威维伟韦魏温文翁沃乌武西希席夏肖谢辛欣休许雅亚延扬叶伊依宜易因英永尤于约赞扎詹泽曾占宰兹卓佐朱祖娅珍".split(
    "",
  ),
);
const HAN = /^\p{Script=Han}+$/u;
const COMPOUND = new Set(
  "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 慕容 司徒 令狐 尉迟 端木".split(" "),
);
/** What follows a name and is never in one. */
const AFTER = new Set(
  "说說説称稱对對在向已也就则則并並曾未被于於从從因是的等及还還又将將否认認表示指".split(""),
);
const MAX_BODY = 16;
const MAX_FOREIGN = 14;

/** Who is named in a sentence in Chinese by what stands beside the name or at its end. Linear. */
export function findChineseNames(
  text: string,
  words: readonly Word[],
  pack: CompiledPack,
): readonly FoundName[] {
  const lexicon = lexiconOf(pack);
  return [
    ...titledNames(text, pack, lexicon),
    ...openingPersons(text, words, pack, lexicon),
    ...bodies(text, words, pack, lexicon),
  ];
}

/** "发言人林岚", "林岚女士", "局长鲁本·海尔德". */
function titledNames(text: string, pack: CompiledPack, lexicon: Lexicon): readonly FoundName[] {
  const { naming } = pack.pack;
  const found: FoundName[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const before = longestBefore(text, at, setOf(naming.personBefore));
    const person = before > 0 ? personAt(text, at, pack, lexicon) : undefined;
    if (person !== undefined) {
      found.push(person);
    }
    const after = longestAt(text, at, setOf(naming.personAfter));
    const titled = after > 0 ? personBefore(text, at, pack) : undefined;
    if (titled !== undefined) {
      found.push(titled);
    }
  }
  return found;
}

/** "林岚否认": a person's name at the head of a clause, with a verb behind it. */
function openingPersons(
  text: string,
  words: readonly Word[],
  pack: CompiledPack,
  lexicon: Lexicon,
): readonly FoundName[] {
  return clauseStarts(text).flatMap((at) => {
    const person = personAt(text, at, pack, lexicon);
    if (person === undefined) {
      return [];
    }
    const isWord = words.some(
      ({ start, end }) => start === person.start && end >= person.end && end - start > 1,
    );
    const isSaid =
      longestAt(text, person.end, lexicon.stops) > 1 ||
      /^[说說称稱][，。：,:!！]?$/u.test(text.slice(person.end, person.end + 2));
    return isWord || !isSaid ? [] : [person];
  });
}

/** Where clauses begin: at the head and after every mark. */
export function clauseStarts(text: string): readonly number[] {
  return [...text.matchAll(/(?:^|[，。；：！？、,;:!?“”「」\s])(?=\p{Script=Han})/gu)].map(
    ({ 0: mark, index }) => index + mark.length,
  );
}

function personAt(
  text: string,
  at: number,
  pack: CompiledPack,
  lexicon: Lexicon,
): FoundName | undefined {
  const foreign = foreignAt(text, at);
  if (foreign > 0) {
    return foundAt(at, at + foreign, "person");
  }
  const family = familyAt(text, at, pack);
  // "家属 | 向法院": some family names are prepositions.
  const isPreposition = /[向于於和从從与與由]/u.test(text[at] ?? "");
  const isBefore = isPreposition && longestAt(text, at + 1, lexicon.nouns) > 1;
  if (family === 0 || isBefore || longestAt(text, at, lexicon.nouns) > 1) {
    return undefined;
  }
  const [short, long] = [at + family + 1, at + family + 2];
  const isOpen = (end: number): boolean => AFTER.has(text[end] ?? "");
  if (isOpen(short - 1) || !HAN.test(text.slice(at, short))) {
    return undefined;
  }
  const isVerb = longestAt(text, short, lexicon.stops) > 1 || !HAN.test(text[short] ?? "");
  const end = isOpen(short) || isVerb || !isNameEnd(text, long, lexicon) ? short : long;
  return HAN.test(text.slice(at, end)) && isNameEnd(text, end, lexicon)
    ? foundAt(at, end, "person", family)
    : undefined;
}

/** Whether what follows a name can: a mark, a digit, or a word that the pack knows. */
function isNameEnd(text: string, end: number, lexicon: Lexicon): boolean {
  const next = text[end];
  return (
    next === undefined ||
    !HAN.test(next) ||
    AFTER.has(next) ||
    longestAt(text, end, lexicon.stops) > 0 ||
    longestAt(text, end, lexicon.nouns) > 0
  );
}

function familyAt(text: string, at: number, { pack }: CompiledPack): number {
  if (COMPOUND.has(text.slice(at, at + 2))) {
    return 2;
  }
  return setOf(pack.surnames).has(text[at] ?? "") ? 1 : 0;
}

/** How long a transliterated name is that begins at a place, with "·" or of three letters at least. */
function foreignAt(text: string, at: number): number {
  let end = at;
  while (end - at < MAX_FOREIGN && isForeignLetter(text, end)) {
    end += 1;
  }
  const length = end - at;
  return length >= 3 || (length === 2 && text[end] === "·") ? length : 0;
}

function isForeignLetter(text: string, at: number): boolean {
  const letter = text[at] ?? "";
  return TRANSLITERATION.has(letter) || (letter === "·" && TRANSLITERATION.has(text[at + 1] ?? ""));
}

/** The person's name that ends at a place, where a title or its Latin spelling begins. */
export function personBefore(text: string, end: number, pack: CompiledPack): FoundName | undefined {
  const lexicon = lexiconOf(pack);
  for (const length of [3, 4, 2]) {
    const start = end - length;
    const family = start < 0 ? 0 : familyAt(text, start, pack);
    const name = text.slice(Math.max(0, start), end);
    const isName =
      family > 0 &&
      length - family <= 2 &&
      length > family &&
      HAN.test(name) &&
      longestAt(text, start, lexicon.nouns) < 2 &&
      longestAt(text, start, lexicon.stops) < 2;
    if (isName) {
      return foundAt(start, end, "person", family);
    }
  }
  let start = end;
  while (end - start < MAX_FOREIGN && isForeignLetter(text, start - 1)) {
    start -= 1;
  }
  return end - start >= 3 ? foundAt(start, end, "person") : undefined;
}

/** "海湾造船集团", "挪威海运管理局": what ends as bodies do, with the words before that say which. */
function bodies(
  text: string,
  words: readonly Word[],
  pack: CompiledPack,
  lexicon: Lexicon,
): readonly FoundName[] {
  const endings = setOf(pack.pack.naming.bodyEndings);
  const found: FoundName[] = [];
  for (const [index, word] of words.entries()) {
    const ending = longestBefore(text, word.end, endings);
    if (ending === 0) {
      continue;
    }
    const start = bodyStart(text, words, index, pack);
    const rest = word.end - ending - start;
    const name = text.slice(start, word.end);
    const isLong = ending > 1 ? rest >= 2 : rest >= 3 && isPlaced(name, lexicon);
    const isCommon = lexicon.nouns.has(name) || lexicon.places.has(name);
    if (isLong && !isCommon && !isRoleOfPlace(name, pack)) {
      found.push(foundAt(start, word.end, "body"));
    }
  }
  return found;
}

/** Whether a name is a country's body and no more: "荷兰政府", "中国驻美使馆". */
export function isRoleOfPlace(name: string, pack: CompiledPack): boolean {
  const { places } = lexiconOf(pack);
  const place = longestAt(name, 0, places);
  const isRole = (rest: string): boolean => rest === "" || rolesOf(pack).has(rest);
  const rest = name.slice(place);
  const seated = rest.replace(/^(?:驻|駐|在|的|の)/u, "");
  return (
    place > 0 &&
    (isRole(seated) ||
      isRole(rest.slice(longestAt(rest, 0, places))) ||
      isRole(seated.slice(longestAt(seated, 0, places))))
  );
}

const roles = new WeakMap<CompiledPack, ReadonlySet<string>>();

/** Every word for a role, as printed. */
export function rolesOf(compiled: CompiledPack): ReadonlySet<string> {
  const made = roles.get(compiled) ?? new Set(Object.values(compiled.pack.roles).flat());
  roles.set(compiled, made);
  return made;
}

/** Begins with a country: "挪威海运部". */
function isPlaced(name: string, lexicon: Lexicon): boolean {
  return longestAt(name, 0, lexicon.places) >= 2;
}

function bodyStart(
  text: string,
  words: readonly Word[],
  index: number,
  pack: CompiledPack,
): number {
  const lexicon = lexiconOf(pack);
  let start = words[index]?.start ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const word = words[at];
    const isJoined = word !== undefined && isCompound(text, word.start);
    if (word === undefined || word.end !== start || (isBorder(word.text, lexicon) && !isJoined)) {
      break;
    }
    // "供应商 | 东港光学": what somebody is stands before his name.
    if (longestBefore(text, word.end, rolesOf(pack)) > 1) {
      break;
    }
    if ((words[index]?.end ?? 0) - word.start > MAX_BODY) {
      break;
    }
    ({ start } = word);
  }
  return afterVerb(text, start, words[index]?.start ?? 0);
}

/** Where a name begins behind the last verb before it, that a dictionary has cut in two: "进|驻". */
function afterVerb(text: string, from: number, to: number): number {
  for (let at = to - 2; at >= from; at -= 1) {
    if (BORDERS.has(text.slice(at, at + 2))) {
      return at + 2;
    }
  }
  return from;
}

/** A word that is no part of a name and ends what came before: "的", "否认", "昨日", "发言人". */
export function isBorder(word: string, lexicon: Lexicon): boolean {
  return (
    /[\d的了着著]/u.test(word) ||
    (lexicon.stops.has(word) && !lexicon.places.has(word)) ||
    BORDERS.has(word) ||
    (lexicon.nouns.has(word) && (word.length === 1 || TIME.test(word)))
  );
}

const BORDERS = new Set(
  "进驻 進駐 查封 冻结 凍結 起诉 起訴 控告 兼并 兼併 走访 走訪 访问 訪問 批评 批評 指责 指責 支持 反对 反對 帮助 幫助 成立 设立 設立 撤销 撤銷 取消 委托 委託 聘请 聘請 通知 责令 責令 约谈 約談 处罚 處罰 质疑 質疑 询问 詢問 追问 追問 曝光 揭露 揭发 揭發 隶属 隸屬 属于 屬於 来自 來自 供职 供職 任职 任職 就职 就職 入职 入職 加盟 成为 成為 担任 擔任 出任 接管 接手 持有 出售 转让 轉讓 购买 購買 买下 買下 租用 承包 承建 运营 運營 經營 负责 負責 牵头 牽頭 会同 會同 配合 协助 協助 参与 參與 进入 進入 抵达 抵達 返回 飞往 飛往 驶往 驶向 驶离 停靠 封锁 封鎖 关闭 關閉 搜查 突击 搜索 檢查 抽查 核查 审查 審查 偵查 拘留 逮捕 抓获 抓獲 带走 帶走 释放 釋放 救出 疏散 转移 轉移 隐瞒 隱瞞 伪造 偽造 篡改 挪用 欺骗 欺騙 泄露 洩露 公布 公佈 发布 發布 发送 發送 提交 递交 遞交 申请 申請 批准 授权 授權 禁止 限制 暂停 暫停 停止 恢复 恢復 终止 終止 解除 解雇 解僱 开除 開除 任命 免去 罢免 弹劾 彈劾 選舉 签署 簽署 签订 簽訂 达成 達成 取得 获得 獲得 失去 拒绝 拒絕 接受 接待 会见 會見 致函 致电 致電 写信 发函 發函 告知 提醒 敦促 呼吁 催促 威胁 威脅 抗议 抗議 抵制 罢工 游行 起草 修改 通过 通過 否决 否決 制裁 打击 打擊 袭击 襲擊 攻击 攻擊 轰炸 轟炸 没收 沒收 扣押 扣留 追缴 追讨 追討 索赔 索賠 赔偿 賠償 补偿 補償 退还 退還 垫付 墊付 贷款 貸款 借款 汇款 匯款 转账 轉賬 打款 付款 和 与 與 及 或 在 对 對 向 从 從 由 被 把 将 將 给 給 为 為 是 有 称 稱 说 說 该 該 这 這 那 某 一 两 兩 名 位 家 个 個 等 也 还 還 又 已 就 到 至 自 以 因 于 於 据 據 让 讓 令 使 联系 聯繫 采访 採訪 收购 收購 接触 接觸 要求 邀请 邀請 状告 狀告 举报 舉報 投资 投資 加入 离开 離開 前往 位于 位於 突查 曾 拟 擬 需 可 会 會 要 不 未 没 沒 无 無".split(
    " ",
  ),
);
/** "住房和城乡建设局": what a ministry is of, with an "and" at its place. */
const COMPOUNDS =
  /(?:住房|文化|工业|工業|人力资源|人力資源|发展|發展|卫生|衛生|农业|農業|自然资源|市场|新闻|新聞|民族|机关|技术|国土)(?=[和与與](?:城乡|城鄉|旅游|旅遊|信息|資訊|社会保障|社會保障|改革|健康|计划|計劃|农村|農村|规划|規劃|监督|监管|广播|廣播|宗教|事业|质量|資源|资源))/u;

/** Whether "和" at a place stands in the middle of what a ministry is of. */
function isCompound(text: string, at: number): boolean {
  return (
    /[和与與]/u.test(text[at] ?? "") && COMPOUNDS.test(text.slice(Math.max(0, at - 4), at + 4))
  );
}

const TIME =
  /^(?:当|當|此|随|隨|目前|日前|近日|[今昨明前][日天年晚]|[本上下][周週月]|[周週]|早上|上午|中午|下午|晚|凌晨|同[日时時]|首次|再次|一度|正式|公开|公開|全面|记者|記者|本报|本報|报道|報道)/u;

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A list of a pack as a set, made once. */
export function setOf(list: readonly string[]): ReadonlySet<string> {
  const made = sets.get(list) ?? new Set(list);
  sets.set(list, made);
  return made;
}
