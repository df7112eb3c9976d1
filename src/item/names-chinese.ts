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
  if (family === 0 || longestAt(text, at, lexicon.nouns) > 1) {
    return undefined;
  }
  const [short, long] = [at + family + 1, at + family + 2];
  const isOpen = (end: number): boolean => AFTER.has(text[end] ?? "");
  if (isOpen(short - 1) || !HAN.test(text.slice(at, short))) {
    return undefined;
  }
  const isVerb = longestAt(text, short, lexicon.stops) > 1;
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
    if (word === undefined || word.end !== start || isBorder(word.text, lexicon)) {
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
  return start;
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
  "和 与 與 及 或 在 对 對 向 从 從 由 被 把 将 將 给 給 为 為 是 有 称 稱 说 說 该 該 这 這 那 某 一 两 兩 名 位 家 个 個 等 也 还 還 又 已 就 到 至 自 以 因 于 於 据 據 让 讓 令 使 联系 聯繫 采访 採訪 收购 收購 接触 接觸 要求 邀请 邀請 状告 狀告 举报 舉報 投资 投資 加入 离开 離開 前往 位于 位於 突查 曾 拟 擬 需 可 会 會 要 不 未 没 沒 无 無".split(
    " ",
  ),
);
const TIME =
  /^(?:当|當|此|随|隨|目前|日前|近日|[今昨明前][日天年晚]|[本上下][周週月]|[周週]|早上|上午|中午|下午|晚|凌晨|同[日时時]|首次|再次|一度|正式|公开|公開|全面|记者|記者|本报|本報|报道|報道)/u;

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A list of a pack as a set, made once. */
export function setOf(list: readonly string[]): ReadonlySet<string> {
  const made = sets.get(list) ?? new Set(list);
  sets.set(list, made);
  return made;
}
