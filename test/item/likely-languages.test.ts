import { describe, expect, test } from "vitest";

import { likelyLanguages } from "../../src/item/likely-languages.ts";

describe("the likely languages of a headline", () => {
  test.each([
    ["en", "Ferry captain to face inquiry over harbour crash"],
    ["de", "Kapitän der Fähre muss nach Unfall im Hafen aussagen"],
    ["es", "El capitán del transbordador declarará por el choque en el puerto"],
    ["pt", "Capitão da balsa vai depor após colisão no porto"],
    ["fr", "Le capitaine du ferry entendu après la collision dans le port"],
    ["sl", "Kapitan trajekta bo zaslišan zaradi trčenja v pristanišču"],
    ["ru", "Капитан парома дал показания о столкновении в порту"],
    ["zh", "渡轮船长就港口碰撞事故接受调查"],
  ])("%s is the first guess for %s", (language, headline) => {
    expect(likelyLanguages(headline)[0]?.language).toBe(language);
  });

  test("what the feed is written in decides where the text does not", () => {
    const [first] = likelyLanguages("Airbus presenta A380", "it");
    expect(first?.language).toBe("it");
  });

  test("a text without letters is in no language", () => {
    expect(likelyLanguages("12:30 – 4,5 %")).toEqual([]);
  });
});
