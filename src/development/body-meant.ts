import type { CompiledPack } from "../item/compiled-pack.ts";
import { hasNameFinder } from "../item/names-without-capitals.ts";
import type { Sentence } from "../item/reading.ts";
import { mentionsOf } from "./mentions.ts";
import type { Speaker } from "./speaker.ts";

/** A body that a text has named, with the role that its name ends in. */
export interface NamedBody {
  readonly speaker: Speaker;
  readonly isCompany: boolean;
}

/** What a text has to have named for "the company" to mean it is none of these. */
const NO_COMPANY = new Set(
  "government ministry embassy police prosecutor court regulator parliament military firefighters executive official residents".split(
    " ",
  ),
);
/** Endings of bodies that are no companies, and of the press, by language. */
const NO_FIRM: Readonly<Record<string, RegExp>> = {
  ja: /(?:委員会|委|庁|省|局|署|府|県|都|市|区|町|村|国|会議|本部|部|隊|大学|大学院|病院|協会|連盟|連合会|連合|組合|新聞|新聞社|通信|通信社|新報|日報|時報|週報|タイムズ|ニュース|テレビ|放送)$/u,
  zh: /(?:委员会|委員會|部|局|厅|廳|署|院|组|組|市|县|縣|区|區|省|州|镇|鎮|村|报|報|社|网|網|周刊|週刊|电视台|電視台|大学|大學|学院|學院|协会|協會|学会|學會|联盟|聯盟)$/u,
  ko: /(?:위원회|부|청|처|원|시|군|구|도|본부|대학교|대학|병원|협회|연맹|연합|연합회|조합|노조|일보|신문|통신|뉴스|방송|데일리|타임스|경제)$/u,
  ar: /^(?:وزارة|صحيفة|جريدة|وكالة|قناة|موقع|مجلة|هيئة|جامعة|مستشفى|نقابة|اتحاد|حزب|محكمة|ميناء|مطار)/u,
};
/** Bodies are meant within so many others. */
const MAX_BODIES = 12;

/**
 * The bodies that a text has named up to the end of a sentence, the last sentence's first, in a script
 * without capitals; none in another one.
 */
export function bodiesNamed(
  sentence: Sentence,
  before: readonly NamedBody[],
  pack: CompiledPack,
): readonly NamedBody[] {
  if (!hasNameFinder(pack.pack.language)) {
    return before;
  }
  const roles = mentionsOf(sentence, pack);
  const named = sentence.names
    .filter(({ kind }) => kind === "body")
    .map(({ text, fullKey, start, end }) => {
      const over = roles.find((mention) => mention.start <= start && mention.end >= end);
      const held = over?.isPerson === false ? (over.role ?? over.holds) : undefined;
      return {
        speaker: { text, actorKey: fullKey, isNamed: true },
        isCompany: !NO_COMPANY.has(held ?? "") && NO_FIRM[pack.pack.language]?.test(text) !== true,
      };
    });
  const bodies = roles
    .filter(({ role, speaker }) => role !== undefined && BODY_ROLES.has(role) && !isShort(speaker))
    .map(({ speaker }) => ({ speaker, isCompany: false }));
  return [...named, ...bodies, ...before].slice(0, MAX_BODIES);
}

/** Roles whose words are names: "国土交通省", "وزارة الصحة". */
const BODY_ROLES = new Set(
  "ministry government police prosecutor court regulator parliament embassy military".split(" "),
);

/** "该部", "同省", "الوزارة": what is called so has been named before. */
function isShort({ text }: Speaker): boolean {
  return /^(?:同|该|該|这家|這家|此)/u.test(text) || /^(?:ال\S+|.{1,2})$/u.test(text);
}

/** Words that mean any company, for which no ending is looked for. */
const COMPANY = /^(?:社|行|グループ|公司|厂|廠|集团|集團|企业|企業|机构|機構)$/u;

/** The company that a text has named last, by the first of its last sentence that names one. */
export function companyNamed(bodies: readonly NamedBody[]): Speaker | undefined {
  return bodies.find(({ isCompany }) => isCompany)?.speaker;
}

/**
 * The body that "同省", "该局" or "الهيئة" mean: the last one named whose name ends in the same letters, in
 * Arabic begins with the same word. `undefined` for other words, and where none was named.
 */
export function bodyCalled(text: string, bodies: readonly NamedBody[]): Speaker | undefined {
  const kind = /^(?:同|该|該|这家|這家|此)(\p{Script=Han}{1,4})$/u.exec(text)?.[1];
  if (kind !== undefined) {
    return COMPANY.test(kind)
      ? companyNamed(bodies)
      : bodies.find(({ speaker }) => speaker.text !== text && speaker.text.endsWith(kind))?.speaker;
  }
  const noun = /^ال(\p{Script=Arabic}{3,})$/u.exec(text)?.[1];
  return noun === undefined
    ? undefined
    : bodies.find(({ speaker }) =>
        [`${noun} `, `ال${noun} `].some((head) => speaker.text.startsWith(head)),
      )?.speaker;
}
