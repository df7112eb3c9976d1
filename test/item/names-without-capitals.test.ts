import path from "node:path";

import { describe, expect, test } from "vitest";

import { compilePack } from "../../src/item/compiled-pack.ts";
import type { CompiledPack } from "../../src/item/compiled-pack.ts";
import { readItem } from "../../src/item/read.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { itemOf } from "./item-of.ts";

const packs = loadLanguagePacks(path.resolve(import.meta.dirname, "../../config/languages"));
const compiled = new Map<string, CompiledPack>();

function packOf(language: string): CompiledPack {
  const pack = compiled.get(language) ?? compilePack(language, packs);
  compiled.set(language, pack);
  return pack;
}

/** The names of a text by its language, "as printed = full key", each once. */
function namesOf(language: string, content: string): readonly string[] {
  const { names } = readItem(itemOf({ content }), () => packOf(language));
  return [...new Set(names.map(({ text, fullKey }) => `${text} = ${fullKey}`))];
}

/** All names are invented. */
const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ["zh", "发言人林岚说，报道不属实。", ["林岚 = lin lan"]],
  ["zh", "林岚（Lan Marlow）女士否认收受礼金。", ["林岚 = lan marlow", "Lan Marlow = lan marlow"]],
  [
    "ja",
    "歌手の沼田澪（Mio Marlow）が会合に出席した。",
    ["沼田澪 = mio marlow", "Mio Marlow = mio marlow"],
  ],
  ["zh", "云杉集团承认数据有误。云杉随后道歉。", ["云杉集团 = yunshan"]],
  [
    "zh",
    "局长鲁本·海尔德否认此事。海尔德昨日辞职。",
    ["鲁本·海尔德 = luben haierde", "海尔德 = luben haierde"],
  ],
  ["zh", "霜桥互动昨日停服。玩家称霜桥互动未退款。", ["霜桥互动 = shuangqiaohudong"]],
  ["zh", "荷兰政府和中国驻荷兰大使馆都没有回应。", []],
  ["zh", "王和平说，大桥没有关闭。李明对记者表示满意。", ["王和平 = wang heping"]],
  [
    "ja",
    "東港造船の山本健太郎社長は謝罪した。山本氏は辞任する。",
    [
      "東港造船 = donggangzaochuan",
      "山本健太郎 = shanben jiantailang",
      "山本 = shanben jiantailang",
    ],
  ],
  ["ja", "Halvorsen社は否定した。", ["Halvorsen社 = halvorsen"]],
  ["ja", "サラ・ヘルドさんが証言した。", ["サラ・ヘルド = sara herudo"]],
  ["ja", "トルヴァは停止した。株価への影響でトルヴァが謝罪。", ["トルヴァ = toruvua"]],
  ["ja", "運営会社の社長は社長室で会見した。", []],
  [
    "ko",
    "다온유통은 회수한다. 검찰은 다온유통을 조사했다. 다온유통의 창고다.",
    ["다온유통 = daonyutong"],
  ],
  [
    "ko",
    "동항조선의 김하늘 대변인은 부인했다. 김 대변인은 떠났다.",
    ["동항조선 = donghangjoseon", "김하늘 = gim haneul", "김 = gim haneul"],
  ],
  ["ko", "노바라가 왔다. 팬들은 노바라를 기다렸다.", ["노바라 = nobala"]],
  ["ko", "사라 헬드 씨는 증언했다.", ["사라 헬드 = sala heldeu"]],
  ["ko", "Torvane은 부인했다.", ["Torvane = torvane"]],
  ["ko", "소비자가 많다. 소비자는 환불을 받는다.", []],
  ["ko", "박지우 기자 = 8일 오전 불이 났다.", []],
  [
    "ar",
    "نفى المتحدث خالد الهاشمي الخبر. وأضاف الهاشمي أن الأمر انتهى.",
    ["خالد الهاشمي = khld hshmy", "الهاشمي = khld hshmy"],
  ],
  ["ar", "ردت شركة النورس على الصحيفة.", ["شركة النورس = nwrs"]],
  ["ar", "أعلن «نادي الموجة» رحيل مدربه.", ["نادي الموجة = ndy mwjh"]],
  ["ar", "رفض البنك الاتهامات.", []],
];

describe("the names of an item in a script without capitals", () => {
  test.each(rows)("in %s: %s", (language, content, names) => {
    expect(namesOf(language, content)).toEqual(names);
  });

  test("are found in a text of nothing but names without getting slow or too many", () => {
    const content = "林岚女士否认。".repeat(3000);
    const { names } = readItem(itemOf({ content }), () => packOf("zh"));
    expect(new Set(names.map(({ fullKey }) => fullKey))).toEqual(new Set(["lin lan"]));
  });
});

describe("the countries that a sentence speaks of", () => {
  test.each([
    ["ja", "冬のタイヤの値段が上がり、マリーナは閉鎖された。", []],
    ["ja", "マリとチリの代表が会談した。", ["CL", "ML"]],
    ["ko", "모든 수단을 동원해 피해자에게 신병을 인도했다.", []],
    ["ko", "수단과 이란 정부는 회담을 열었다.", ["IR", "SD"]],
    ["zh", "印度尼西亚总统抵达。", ["ID"]],
    ["zh", "印度总统抵达印度尼西亚。", ["ID", "IN"]],
  ])("in %s: %s", (language, content, countries) => {
    const { concepts } = readItem(itemOf({ content }), () => packOf(language));
    expect([...concepts].filter((key) => /^[A-Z]{2}$/u.test(key)).toSorted()).toEqual(countries);
  });
});
