/** A quotation that its mark closes behind a full stop, as newspapers without spaces write it. */
const CLOSED = /[。！？!?….][”」』"’]$/u;
/** What goes on a quotation and begins no sentence: "と述べた", "라고 말했다", "该公司表示". */
const TAILS: Readonly<Record<string, RegExp>> = {
  ja: /^(?:と|など|との|とも)/u,
  ko: /^(?:이?라고|고|이?라며|며|이?라는|는)(?:\s|$)/u,
  zh: /^[\p{Script=Han}\p{Script=Latin}·]{1,24}(?:说|說|表示|称|稱|指出|强调|強調|写道|寫道|回应|回應|坦言|透露|补充|補充|道)/u,
};
const MAX_JOINED = 700;

/** The sentences of a line, a quotation with the words that say whose it is as one. */
export function joinQuoteTails(
  sentences: readonly string[],
  line: string,
  language: string,
): readonly string[] {
  const tail = TAILS[language];
  if (tail === undefined) {
    return sentences;
  }
  const joined: string[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    const isTail = last !== undefined && CLOSED.test(last) && tail.test(sentence);
    const whole = isTail ? wholeOf(last, sentence, line) : undefined;
    if (whole === undefined) {
      joined.push(sentence);
    } else {
      joined[joined.length - 1] = whole;
    }
  }
  return joined;
}

/** Two neighbours with what stands between them in their line. */
function wholeOf(last: string, sentence: string, line: string): string | undefined {
  return [`${last}${sentence}`, `${last} ${sentence}`].find(
    (whole) => whole.length <= MAX_JOINED && line.includes(whole),
  );
}
