import fc from "fast-check";
import { expect, test } from "vitest";

import { findLanguage } from "../../src/item/language.ts";

test.each([
  [
    "en",
    "The harbour master said that the ferry had been late because of the fog and that nobody was hurt.",
  ],
  ["sv", "Hamnkaptenen säger att färjan var försenad på grund av dimman och att ingen skadades."],
  [
    "no",
    "Havnesjefen sier at ferjen var forsinket på grunn av tåken, og at ingen ble skadet etter hva han vet nå.",
  ],
  [
    "da",
    "Havnechefen siger, at færgen var forsinket på grund af tågen, og at ingen blev skadet efter hvad han ved.",
  ],
  [
    "de",
    "Der Hafenmeister sagte, dass die Fähre wegen des Nebels verspätet war und niemand verletzt wurde.",
  ],
  [
    "nl",
    "De havenmeester zegt dat de veerboot door de mist te laat was en dat niemand gewond is geraakt.",
  ],
  [
    "fr",
    "Le capitaine du port a déclaré que le ferry était en retard à cause du brouillard et que personne n’a été blessé.",
  ],
  [
    "es",
    "El capitán del puerto dijo que el transbordador se retrasó por la niebla y que nadie resultó herido.",
  ],
  [
    "pt",
    "O capitão do porto disse que a balsa atrasou por causa da névoa e que ninguém ficou ferido, não houve danos.",
  ],
  [
    "it",
    "Il capitano del porto ha detto che il traghetto era in ritardo per la nebbia e che nessuno è rimasto ferito.",
  ],
  [
    "fi",
    "Satamakapteeni sanoi, että lautta oli myöhässä sumun takia ja ettei kukaan loukkaantunut, mutta matka jatkui.",
  ],
  [
    "pl",
    "Kapitan portu powiedział, że prom był opóźniony z powodu mgły i że nikt nie został ranny.",
  ],
  [
    "cs",
    "Kapitán přístavu řekl, že se přívoz zpozdil kvůli mlze a že nikdo nebyl zraněn, což potvrdil také úřad.",
  ],
  [
    "tr",
    "Liman başkanı, feribotun sis nedeniyle geciktiğini ve kimsenin yaralanmadığını söyledi, bu nedenle sefer yapıldı.",
  ],
  [
    "ru",
    "Капитан порта сказал, что паром опоздал из-за тумана и что никто не пострадал, это выяснили позже.",
  ],
  ["uk", "Капітан порту сказав, що пором запізнився через туман і що ніхто не постраждав."],
  ["el", "Ο λιμενάρχης είπε ότι το πλοίο καθυστέρησε λόγω ομίχλης."],
  ["ar", "قال مدير الميناء إن العبارة تأخرت بسبب الضباب ولم يصب أحد."],
  ["zh", "港务局长表示，渡轮因大雾晚点，无人受伤。"],
  ["ja", "港長は、フェリーが霧のため遅れ、けが人はいないと述べた。"],
  ["ko", "항만장은 안개 때문에 배가 늦었고 다친 사람은 없다고 밝혔다."],
])("a sentence of news is found to be %s", (language, sentence) => {
  expect(findLanguage(sentence)).toBe(language);
});

test("a text with a few names in another script keeps its language", () => {
  expect(
    findLanguage(
      "The company, known as 青山電機 at home, said that the recall was over and that it was sorry.",
    ),
  ).toBe("en");
});

test("what tells nothing is undetermined, and nothing makes it throw", () => {
  expect(findLanguage("")).toBe("und");
  expect(findLanguage("12345 67 --- 890")).toBe("und");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => typeof findLanguage(text) === "string"),
  );
});
