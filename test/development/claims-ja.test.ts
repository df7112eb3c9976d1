import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "地検は水曜、取引があったとの報道を否定した。", type: "denial", speaker: "地検" },
  {
    sentence: "ホワイトハウスは報道をきっぱり否定した。",
    type: "denial",
    speaker: "ホワイトハウス",
  },
  {
    sentence: "クレムリンの報道官は、密談は作り話だと述べた。",
    type: "denial",
    speaker: "クレムリン",
  },
  { sentence: "警察は、運休の情報はデマだと説明した。", type: "denial", speaker: "警察" },
  { sentence: "「一銭も受け取っていない」と同社は説明した。", type: "denial", speaker: "同社" },
  { sentence: "大使館は、手紙は偽物だとしている。", type: "denial", speaker: "大使館" },
  { sentence: "労組は会社側の数字に反論した。", type: "denial", speaker: "労組" },
  {
    sentence: "外務省は報道官の談話で、報道は事実無根だと強調した。",
    type: "denial",
    speaker: "外務省",
  },
  { sentence: "球団は監督交代のうわさを一蹴した。", type: "denial", speaker: "球団" },
  { sentence: "米政府は軍艦の派遣を否定した。", type: "denial", speaker: "米政府" },
  { sentence: "中国外務省は、指摘は事実と異なると反論した。", type: "denial", speaker: "中国外務省" },
  { sentence: "警視庁は、橋の閉鎖は事実ではないと発表した。", type: "denial", speaker: "警視庁" },
  { sentence: "「根も葉もないうわさだ」とTorvaneは述べた。", type: "denial", speaker: "Torvane" },
  { sentence: "弁護士は、依頼人の無罪を主張した。", type: "denial", speaker: "弁護士" },
  {
    sentence: "銀行は、合併について決定した事実はないと発表した。",
    type: "denial",
    speaker: "銀行",
  },
  { sentence: "同社は検査記録の改ざんを認めた。", type: "confirmation", speaker: "同社" },
  {
    sentence: "欧州委員会は、協議が始まったことを正式に認めた。",
    type: "confirmation",
    speaker: "欧州委員会",
  },
  {
    sentence: "局長は「報道は事実だ」と述べ、事実だと強調した。",
    type: "confirmation",
    speaker: "局長",
  },
  { sentence: "弁護士は、本人が出国したことを確認した。", type: "confirmation", speaker: "弁護士" },
  { sentence: "病院は投薬のミスを認めて謝罪した。", type: "confirmation", speaker: "病院" },
  { sentence: "ホワイトハウスはコメントを控えた。", type: "no_comment", speaker: "ホワイトハウス" },
  { sentence: "同行は個別の案件にはコメントしないとした。", type: "no_comment", speaker: "同行" },
  { sentence: "球団は期限までに回答しなかった。", type: "no_comment", speaker: "球団" },
  { sentence: "県警は男の認否を明らかにしていない。", type: "no_comment", speaker: "県警" },
  { sentence: "金融庁は本紙の取材に応じなかった。", type: "no_comment", speaker: "金融庁" },
  { sentence: "防衛省は詳細を明らかにしなかった。", type: "no_comment", speaker: "防衛省" },
  { sentence: "労組は、造船所が事故を隠蔽したと批判した。", type: "allegation", speaker: "労組" },
  { sentence: "野党は、政府が報告を隠したと非難した。", type: "allegation", speaker: "野党" },
  {
    sentence: "内部文書で、役員が亀裂を知っていたことがわかった。",
    type: "allegation",
    speaker: "内部文書",
  },
  { sentence: "検察は、銀行が預金者を欺いたと指摘した。", type: "allegation", speaker: "検察" },
  { sentence: "検察は捜査に着手した。", type: "action", speaker: "検察" },
  { sentence: "警察は男二人を逮捕した。", type: "action", speaker: "警察" },
  { sentence: "地裁は贋作者に懲役四年を言い渡した。", type: "action", speaker: "地裁" },
  { sentence: "館長が辞任した。", type: "action", speaker: "The Outlet" },
  { sentence: "市議会は予算案を否決した。", type: "action", speaker: "市議会" },
  { sentence: "財務省はタンカー四隻に制裁を科した。", type: "action", speaker: "財務省" },
  { sentence: "消防は高層棟の住民を避難させた。", type: "action", speaker: "消防" },
  { sentence: "メーカーは人形九千個を自主回収する。", type: "action", speaker: "メーカー" },
  { sentence: "国土交通省は工場へ立ち入り検査に入った。", type: "action", speaker: "国土交通省" },
  { sentence: "高裁は住民側の請求を棄却した。", type: "action", speaker: "高裁" },
  { sentence: "商工会議所は冷静な対応を呼びかけた。", type: "statement", speaker: "商工会議所" },
  { sentence: "領事館は襲撃を断じて容認できないとした。", type: "statement", speaker: "領事館" },
  { sentence: "大統領府は遺族に哀悼の意を表した。", type: "statement", speaker: "大統領府" },
  { sentence: "漁協は埋め立てに断固反対する。", type: "statement", speaker: "漁協" },
  { sentence: "同社の社長は、前日の発言を撤回した。", type: "walk_back", speaker: "同社の社長" },
  {
    sentence: "国土交通省は通行料について方針を転換した。",
    type: "walk_back",
    speaker: "国土交通省",
  },
  { sentence: "訂正：トンネルの長さは九キロでした。", type: "correction", speaker: "The Outlet" },
  {
    sentence: "「秋」は「春」の誤りでした。おわびして訂正します。",
    type: "correction",
    speaker: "The Outlet",
  },
  { sentence: "死者は14人に増えた。", type: "update", speaker: "The Outlet" },
  { sentence: "県警によると、死者は14人に増えた。", type: "update", speaker: "県警" },
  { sentence: "地裁によると、書類の流出は事実ではないという。", type: "denial", speaker: "地裁" },
  { sentence: "庭には昔から桜の木がある。", type: undefined },
  { sentence: "裁判所の前に人が集まった。", type: undefined },
  { sentence: "一家はリスボンで搭乗を拒否された。", type: undefined },
  { sentence: "株価は午後に反発して取引を終えた。", type: undefined },
  { sentence: "橋は川にかかり、四本の柱がある。", type: undefined },
  { sentence: "駅前で避難訓練が行われた。", type: undefined },
  { sentence: "評論家は作品に否定的だ。", type: undefined },
  { sentence: "会社はまだ不正を認めていない。", type: undefined },
  { sentence: "署名活動が商店街で広がった。", type: undefined },
];

describe("who does what in a Japanese sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "ja")).toBe(wanted(row));
  });
});
