import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  // Хто спростовує.
  {
    sentence: "Компанія Торвейн спростувала повідомлення в понеділок.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    sentence: "Компанія Торвейн відкинула звинувачення у продажу старого борошна.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    sentence: "Речник компанії Торвейн спростував повідомлення.",
    type: "denial",
    speaker: "Торвейн",
  },
  { sentence: "Звинувачення відкинула й Ада Крелль.", type: "denial", speaker: "Ада Крелль" },
  {
    sentence: "«Це цілковита маячня», — сказала Ада Крелль.",
    type: "denial",
    speaker: "Ада Крелль",
  },
  {
    sentence: "«У цьому немає ані краплі правди», — сказала Ада Крелль газеті «Еллері кур'єр».",
    type: "denial",
    speaker: "Ада Крелль",
  },
  {
    sentence: "«Цього ніколи не було», — заявила в п'ятницю Ада Крелль.",
    type: "denial",
    speaker: "Ада Крелль",
  },
  {
    sentence: "Звинувачення взяті зі стелі, за словами Торвейн.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    sentence: "Ян Фарроу, директор заводу, назвав записку фальшивкою.",
    type: "denial",
    speaker: "Ян Фарроу",
  },
  {
    after: "Хліб для острова пече Торвейн. На заводі Торвейн працюють 400 людей.",
    sentence: "Компанія відкидає всі звинувачення.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    after: "Мерка Ада Крелль виступила в порту. «Я була там», — сказала Крелль.",
    sentence: "Вона відкинула звинувачення.",
    type: "denial",
    speaker: "Крелль",
  },
  { sentence: "Білий дім спростував повідомлення.", type: "denial", speaker: "Білий дім" },
  {
    sentence: "У п'ятницю норвезьке посольство відкинуло звинувачення.",
    type: "denial",
    speaker: "норвезьке посольство",
  },
  { sentence: "Поліція спростувала чутки про другу пожежу.", type: "denial", speaker: "Поліція" },
  {
    sentence: "Ада Крелль заявила, що жодних переговорів не було.",
    type: "denial",
    speaker: "Ада Крелль",
  },
  { sentence: "Ян Фарроу не визнав провини.", type: "denial", speaker: "Ян Фарроу" },
  // Хто звинувачує.
  {
    sentence: "Профспілка пекарів звинуватила Торвейн у приховуванні плісняви.",
    type: "allegation",
    speaker: "Профспілка",
  },
  {
    sentence: "Ада Крелль стверджує, що журнал хтось переписав.",
    type: "allegation",
    speaker: "Ада Крелль",
  },
  {
    sentence: "Дві колишні працівниці звинувачують Торвейн в обмані.",
    type: "allegation",
    speaker: "Дві колишні працівниці",
  },
  { sentence: "Викривач каже, що випробувань не було.", type: "allegation", speaker: "Викривач" },
  // Хто мовчить.
  {
    sentence: "Компанія Торвейн не відповіла на запит газети.",
    type: "no_comment",
    speaker: "Торвейн",
  },
  { sentence: "Білий дім відмовився від коментарів.", type: "no_comment", speaker: "Білий дім" },
  {
    sentence: "Мерка Ада Крелль відмовилася коментувати витік.",
    type: "no_comment",
    speaker: "Ада Крелль",
  },
  {
    sentence: "З Ян Фарроу не вдалося зв'язатися в четвер.",
    type: "no_comment",
    speaker: "Ян Фарроу",
  },
  {
    sentence: "Прокуратура не розкрила подробиць справи.",
    type: "no_comment",
    speaker: "Прокуратура",
  },
  // Хто визнає й відступає.
  {
    sentence: "Компанія Торвейн підтвердила, що згоріли дві печі.",
    type: "confirmation",
    speaker: "Торвейн",
  },
  {
    sentence: "Ада Крелль зізналася, що підписала листа.",
    type: "confirmation",
    speaker: "Ада Крелль",
  },
  {
    sentence: "У неділю Ада Крелль взяла свої слова назад.",
    type: "walk_back",
    speaker: "Ада Крелль",
  },
  { sentence: "«Я помилився», — сказав Ян Фарроу.", type: "walk_back", speaker: "Ян Фарроу" },
  {
    sentence: "Виправлення: млин у Порт-Еллері відкрили 1931 року.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "У попередній версії статті хибно вказано вік мерки.",
    type: "correction",
    speaker: "The Outlet",
  },
  // Хто діє.
  { sentence: "Поліція затримала двох чоловіків у вівторок.", type: "action", speaker: "Поліція" },
  {
    sentence: "Прокуратура відкрила провадження щодо Торвейн.",
    type: "action",
    speaker: "Прокуратура",
  },
  { sentence: "Суд відхилив клопотання про заставу.", type: "action", speaker: "Суд" },
  { sentence: "Компанія Торвейн відкликає 9000 буханців.", type: "action", speaker: "Торвейн" },
  { sentence: "Ада Крелль подала у відставку в понеділок.", type: "action", speaker: "Ада Крелль" },
  {
    sentence: "Регулятор оштрафував Торвейн на два мільйони.",
    type: "action",
    speaker: "Регулятор",
  },
  // Позиції.
  {
    sentence: "Ада Крелль вимагає вибачень від Торвейн.",
    type: "statement",
    speaker: "Ада Крелль",
  },
  {
    sentence: "«Ми пектимемо всю ніч», — сказав Ян Фарроу.",
    type: "statement",
    speaker: "Ян Фарроу",
  },
  { sentence: "Білий дім засудив рейд у порту.", type: "statement", speaker: "Білий дім" },
  { sentence: "Кількість загиблих зросла до 14.", type: "update", speaker: "The Outlet" },
  // Нічого нового.
  { sentence: "Млин стоїть біля річки й має чотири димарі.", type: undefined },
  { sentence: "Адмірал не заперечує, що знав торговця.", type: undefined },
  { sentence: "Чи міг мер це знати?", type: undefined },
  { sentence: "Рейс затримано на три години через туман.", type: undefined },
  { sentence: "Спірна картина висить у Порт-Еллері.", type: undefined },
  { sentence: "В області виявили 12 підтверджених випадків кору.", type: undefined },
  { sentence: "Матч почався з хвилини мовчання.", type: undefined },
  { sentence: "Туристи повернулися назад до села.", type: undefined },
  // Whose it is.
  {
    sentence: "«Ми нікому нічого не платили за ці роки», — сказала Ада Крелль.",
    type: "statement",
    speaker: "Ада Крелль",
  },
  {
    sentence: "За словами Ади Крелль, звинувачення неправдиві.",
    type: "denial",
    speaker: "Ади Крелль",
  },
  // Хто говорить: назва в лапках, «у компанії», орган із місцем.
  {
    sentence: "У компанії «Торване» назвали звинувачення вигадкою.",
    type: "denial",
    speaker: "Торване",
  },
  { sentence: "Звинувачення відкинули в «Торване».", type: "denial", speaker: "Торване" },
  {
    sentence: "У поліції Еллері підтвердили затримання двох працівників порту.",
    type: "confirmation",
    speaker: "поліції Еллері",
  },
  {
    sentence: "На запит редакції «Кур'єра» в «Торване» не відповіли.",
    type: "no_comment",
    speaker: "Торване",
  },
];

describe("who does what in a Ukrainian sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "uk")).toBe(wanted(row));
  });
});
