import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  // Кто опровергает.
  {
    sentence: "Компания Торвейн опровергла сообщение в понедельник.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    after: "В порту Эллери стоит мельница Торвейн. Рядом с Торвейн живут пекари.",
    sentence: "Торвейн отвергла обвинения в продаже старой муки.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    sentence: "В понедельник Торвейн опровергла сообщение газеты.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    sentence: "Представитель компании Торвейн опроверг сообщение.",
    type: "denial",
    speaker: "Торвейн",
  },
  { sentence: "Обвинения опровергла и Ада Крелль.", type: "denial", speaker: "Ада Крелль" },
  { sentence: "«Это полная чушь», — сказала Ада Крелль.", type: "denial", speaker: "Ада Крелль" },
  {
    sentence: "«В этом нет ни капли правды», — сказала Ада Крелль газете «Эллери курьер».",
    type: "denial",
    speaker: "Ада Крелль",
  },
  {
    sentence: "«Этого никогда не было», — заявила в пятницу Ада Крелль.",
    type: "denial",
    speaker: "Ада Крелль",
  },
  { sentence: "Обвинения взяты с потолка, по словам Торвейн.", type: "denial", speaker: "Торвейн" },
  {
    sentence: "Бо Фарроу, глава завода, назвал записку фальшивкой.",
    type: "denial",
    speaker: "Бо Фарроу",
  },
  {
    after: "Торвейн печёт хлеб для острова. В Торвейн работают 400 человек.",
    sentence: "Компания отвергает все обвинения.",
    type: "denial",
    speaker: "Торвейн",
  },
  {
    after: "Мэр Ада Крелль выступила в порту. «Я была там», — сказала Крелль.",
    sentence: "Она отвергла обвинения.",
    type: "denial",
    speaker: "Крелль",
  },
  { sentence: "Белый дом опроверг сообщение.", type: "denial", speaker: "Белый дом" },
  {
    sentence: "В пятницу норвежское посольство отвергло обвинения.",
    type: "denial",
    speaker: "норвежское посольство",
  },
  { sentence: "Профсоюз пекарей отверг обвинения.", type: "denial", speaker: "Профсоюз" },
  {
    sentence: "По словам Ады Крелль, публикация не соответствует действительности.",
    type: "denial",
    speaker: "Ады Крелль",
  },
  {
    sentence: "Ада Крелль заявила, что никаких переговоров не было.",
    type: "denial",
    speaker: "Ада Крелль",
  },
  { sentence: "Бо Фарроу не признал вину.", type: "denial", speaker: "Бо Фарроу" },
  { sentence: "Полиция опровергла слухи о втором пожаре.", type: "denial", speaker: "Полиция" },
  // Кто обвиняет.
  {
    sentence: "Профсоюз пекарей обвинил Торвейн в сокрытии плесени.",
    type: "allegation",
    speaker: "Профсоюз",
  },
  {
    sentence: "Ада Крелль утверждает, что Бо Фарроу подделал журнал.",
    type: "allegation",
    speaker: "Ада Крелль",
  },
  {
    sentence: "Две бывшие сотрудницы обвиняют Торвейн в обмане.",
    type: "allegation",
    speaker: "Две бывшие сотрудницы",
  },
  {
    sentence: "Бо Фарроу якобы покупал голоса, по данным Ады Крелль.",
    type: "allegation",
    speaker: "Ады Крелль",
  },
  // Молчание.
  {
    after: "В порту Эллери стоит мельница Торвейн. Рядом с Торвейн живут пекари.",
    sentence: "Торвейн не ответила на запрос газеты.",
    type: "no_comment",
    speaker: "Торвейн",
  },
  { sentence: "Белый дом отказался от комментариев.", type: "no_comment", speaker: "Белый дом" },
  {
    sentence: "Мэр Ада Крелль отказалась комментировать утечку.",
    type: "no_comment",
    speaker: "Ада Крелль",
  },
  {
    sentence: "В Кремле отказались комментировать записку.",
    type: "no_comment",
    speaker: "Кремле",
  },
  {
    sentence: "С Бо Фарроу не удалось связаться в четверг.",
    type: "no_comment",
    speaker: "Бо Фарроу",
  },
  // Признания и отступления.
  {
    sentence: "Компания Торвейн подтвердила, что сгорели две печи.",
    type: "confirmation",
    speaker: "Торвейн",
  },
  {
    sentence: "Ада Крелль призналась, что подписала письмо.",
    type: "confirmation",
    speaker: "Ада Крелль",
  },
  {
    sentence: "В воскресенье Ада Крелль взяла свои слова обратно.",
    type: "walk_back",
    speaker: "Ада Крелль",
  },
  { sentence: "«Я ошибся», — сказал Бо Фарроу.", type: "walk_back", speaker: "Бо Фарроу" },
  {
    sentence: "Исправление: мельница в порту Эллери открылась в 1931 году.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "В более ранней версии статьи был неверно указан возраст мэра.",
    type: "correction",
    speaker: "The Outlet",
  },
  // Дела.
  { sentence: "Полиция задержала Бо Фарроу во вторник.", type: "action", speaker: "Полиция" },
  {
    sentence: "Прокуратура возбудила дело против Торвейн.",
    type: "action",
    speaker: "Прокуратура",
  },
  { sentence: "Суд отклонил ходатайство прокуратуры.", type: "action", speaker: "Суд" },
  { sentence: "Компания Торвейн отзывает 9000 батонов.", type: "action", speaker: "Торвейн" },
  {
    sentence: "Ада Крелль подала в отставку в понедельник.",
    type: "action",
    speaker: "Ада Крелль",
  },
  {
    sentence: "Регулятор оштрафовал Торвейн на два миллиона.",
    type: "action",
    speaker: "Регулятор",
  },
  // Позиции.
  {
    sentence: "Ада Крелль потребовала извинений от Торвейн.",
    type: "statement",
    speaker: "Ада Крелль",
  },
  {
    sentence: "«Мы будем печь всю ночь», — сказал Бо Фарроу.",
    type: "statement",
    speaker: "Бо Фарроу",
  },
  { sentence: "Белый дом осудил рейд в порту Эллери.", type: "statement", speaker: "Белый дом" },
  { sentence: "Число погибших выросло до 14.", type: "update", speaker: "The Outlet" },
  // Нечего сообщать.
  { sentence: "Мельница стоит у реки, и у неё четыре трубы.", type: undefined },
  { sentence: "Адмирал не отрицает, что знал торговца.", type: undefined },
  { sentence: "Результаты пробы оказались отрицательными.", type: undefined },
  { sentence: "Мог ли мэр это знать?", type: undefined },
  { sentence: "Рейс задержан на три часа из-за тумана.", type: undefined },
  { sentence: "В области выявили 12 подтверждённых случаев кори.", type: undefined },
  { sentence: "Страна отозвала посла.", type: undefined },
  { sentence: "Спорная картина висит в порту Эллери.", type: undefined },
  // Whose it is.
  { sentence: "Спортсменка отрицает обвинения.", type: "denial", speaker: "Спортсменка" },
  {
    sentence: "«Мы никому ничего не платили за эти годы», — сказала Ада Крелль.",
    type: "statement",
    speaker: "Ада Крелль",
  },
  {
    sentence: "Глава Торвейн Бо Фарроу опроверг обвинения.",
    type: "denial",
    speaker: "Бо Фарроу, Торвейн",
  },
  // Кто говорит: название в кавычках, орган с местом.
  {
    sentence: "В компании «Торване» назвали обвинения выдумкой.",
    type: "denial",
    speaker: "Торване",
  },
  {
    sentence: "Полиция Эллери подтвердила задержание двух сотрудников порта.",
    type: "confirmation",
    speaker: "Полиция Эллери",
  },
];

describe("who does what in a Russian sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "ru")).toBe(wanted(row));
  });
});
