import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  // Yalanlayan kim.
  {
    sentence: "Torvane Değirmeni haberi pazartesi günü yalanladı.",
    type: "denial",
    speaker: "Torvane Değirmeni",
  },
  {
    sentence: "Torvane Değirmeni suçlamaları reddetti.",
    type: "denial",
    speaker: "Torvane Değirmeni",
  },
  {
    sentence: "Belediye Başkanı Ada Krell suçlamaları reddediyor.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Pazartesi günü Ada Krell iddiaların asılsız olduğunu söyledi.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "Beyaz Saray haberi yalanladı.", type: "denial", speaker: "Beyaz Saray" },
  {
    sentence: "Norveç Büyükelçiliği iddiaları reddetti.",
    type: "denial",
    speaker: "Norveç Büyükelçiliği",
  },
  { sentence: "Bo Farrow mektubun sahte olduğunu açıkladı.", type: "denial", speaker: "Bo Farrow" },
  {
    sentence:
      "Ada Krell böyle bir toplantının hiç olmadığını, haberin tamamen uydurma olduğunu belirtti.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Bo Farrow hakkındaki suçlamaları kabul etmedi.",
    type: "denial",
    speaker: "Bo Farrow",
  },
  { sentence: "Kentte polis ikinci yangın haberini yalanladı.", type: "denial", speaker: "polis" },
  {
    after: "Adada ekmeği Torvane pişiriyor. Yeni fırınları da Torvane kurdu.",
    sentence: "Şirket suçlamaları yalanladı.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: "Belediye Başkanı Ada Krell limanda konuştu. Kürsüde yalnız Krell vardı.",
    sentence: "O suçlamaları reddetti.",
    type: "denial",
    speaker: "Krell",
  },
  { sentence: "Kremlin iddiaları reddetti.", type: "denial", speaker: "Kremlin" },
  {
    sentence: "“Bu düpedüz iftira” diyen Ada Krell kürsüden indi.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence:
      "Torvane Değirmeni'nden yapılan açıklamada haberin gerçeği yansıtmadığı, gerçek dışı olduğu bildirildi.",
    type: "denial",
    speaker: "Torvane Değirmeni",
  },
  // Suçlayan kim.
  {
    sentence: "Ada Krell, değirmeni küfü gizlemekle suçladı.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Ada Krell değirmenin gizlice oy aldığını öne sürdü.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Torvane Değirmeni rakip fabrikayı suçladı.",
    type: "allegation",
    speaker: "Torvane Değirmeni",
  },
  {
    sentence: "Bir ihbarcı testlerin hiç yapılmadığını söylüyor.",
    type: "allegation",
    speaker: "Bir ihbarcı",
  },
  // Susan kim.
  {
    sentence: "Torvane Değirmeni yorum yapmadı.",
    type: "no_comment",
    speaker: "Torvane Değirmeni",
  },
  { sentence: "Beyaz Saray yorum yapmaktan kaçındı.", type: "no_comment", speaker: "Beyaz Saray" },
  { sentence: "Ada Krell soruları yanıtsız bıraktı.", type: "no_comment", speaker: "Ada Krell" },
  {
    sentence: "Perşembe günü Bo Farrow'a ulaşılamadı.",
    type: "no_comment",
    speaker: "Bo Farrow",
  },
  {
    sentence: "Torvane Değirmeni konuyla ilgili sessizliğini koruyor.",
    type: "no_comment",
    speaker: "Torvane Değirmeni",
  },
  // Kabul eden, geri alan.
  {
    sentence: "Torvane Değirmeni iki fırının yandığını doğruladı.",
    type: "confirmation",
    speaker: "Torvane Değirmeni",
  },
  {
    sentence: "Ada Krell mektubu imzaladığını itiraf etti.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  { sentence: "Bo Farrow hatasını kabul etti.", type: "confirmation", speaker: "Bo Farrow" },
  {
    sentence: "Ada Krell pazar günü sözlerini geri aldı.",
    type: "walk_back",
    speaker: "Ada Krell",
  },
  { sentence: "Bo Farrow bir gün sonra çark etti.", type: "walk_back", speaker: "Bo Farrow" },
  {
    sentence: "Düzeltme: Ellery Limanı'ndaki değirmen 1931 yılında açıldı.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "Haberin önceki sürümünde başkanın yaşı yanlıştı.",
    type: "correction",
    speaker: "The Outlet",
  },
  // Yapan kim.
  { sentence: "Polis salı günü iki kişiyi gözaltına aldı.", type: "action", speaker: "Polis" },
  {
    sentence: "Savcılık değirmen hakkında soruşturma başlattı.",
    type: "action",
    speaker: "Savcılık",
  },
  { sentence: "Mahkeme kefalet talebini reddetti.", type: "action", speaker: "Mahkeme" },
  {
    sentence: "Torvane Değirmeni 9.000 ekmeği geri çağırdı.",
    type: "action",
    speaker: "Torvane Değirmeni",
  },
  { sentence: "Ada Krell pazartesi günü istifa etti.", type: "action", speaker: "Ada Krell" },
  { sentence: "Bo Farrow salı günü tutuklandı.", type: "action", speaker: "The Outlet" },
  // Tutum.
  { sentence: "Ada Krell değirmenden özür istedi.", type: "statement", speaker: "Ada Krell" },
  { sentence: "Beyaz Saray limandaki baskını kınadı.", type: "statement", speaker: "Beyaz Saray" },
  { sentence: "Ada Krell yeni bir sele karşı uyardı.", type: "statement", speaker: "Ada Krell" },
  { sentence: "Ölü sayısı 14'e yükseldi.", type: "update", speaker: "The Outlet" },
  // Haber yok.
  { sentence: "Değirmen nehir kıyısında durur ve dört bacası vardır.", type: undefined },
  { sentence: "Amiral tüccarla görüştüğünü inkâr etmedi.", type: undefined },
  { sentence: "Başkan bunu bilebilir miydi?", type: undefined },
  { sentence: "Köye kar yüzünden ulaşım zor.", type: undefined },
  { sentence: "Hakem maçı durdurdu.", type: undefined },
  { sentence: "Yürüyüşçüler köye geri döndü.", type: undefined },
  { sentence: "Uzmanlar borsada düzeltme bekliyor.", type: undefined },
  { sentence: "Tartışmalı tablo Ellery Limanı'nda asılı.", type: undefined },
  // Whose it is.
  {
    after: "Ada Krell, Torvane'nin iddialarını yalanladı. Torvane 1900'de kuruldu.",
    sentence: "Torvane iddiaları yalanladı.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    sentence: "Ada Krell, Torvane'nin iddialarını yalanladı.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: 'Ada Krell, "Biz bu yıllar boyunca kimseye ödeme yapmadık." dedi.',
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "Ada Krell'e göre iddialar asılsız.", type: "denial", speaker: "Ada Krell" },
  { sentence: "Bo Farrow polis tarafından gözaltına alındı.", type: "action", speaker: "polis" },
  { sentence: "Dün Torvane iddiaları yalanladı.", type: "denial", speaker: "Torvane" },
  { sentence: "Bakan Sezginer iddiaları yalanladı.", type: "denial", speaker: "Sezginer" },
  { sentence: "İnci Sağlam iddiaları yalanladı.", type: "denial", speaker: "İnci Sağlam" },
  {
    sentence: "Torvane, İnci Sağlam'ın iddialarını yalanladı.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    sentence:
      "Ada Krell, “Biz kimseye ödeme yapmadık” diyerek o gece Bo Farrow'la görüşüldüğünü doğruladı.",
    type: "denial",
    speaker: "Ada Krell",
  },
  // İki noktadan önce kim varsa o konuşur.
  {
    sentence:
      "2014’ten beri yönetimin başında olan Ada Krell ise hastanede dinledi bu sözleri: “Bizim kasamızda tamire para yoktu. O daireleri bize kendisi sattı.”",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "Nöbetçi ağır ceza mahkemesi, Krell ile Farrow’un tutuklanmasına karar verdi.",
    type: "action",
    speaker: "ağır ceza mahkemesi",
  },
  {
    sentence:
      "“O dosya benim masama hiç gelmedi. Bunu bana yazmak akılla izah edilemez” sözleri ise Belediye Başkanı Ada Krell’e ait.",
    type: "statement",
    speaker: "Ada Krell",
  },
];

describe("who does what in a Turkish sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "tr")).toBe(wanted(row));
  });
});
