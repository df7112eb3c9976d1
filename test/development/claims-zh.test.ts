import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "检方周三否认曾与被告达成交易。", type: "denial", speaker: "检方" },
  { sentence: "白宫断然否认这一说法。", type: "denial", speaker: "白宫" },
  { sentence: "克里姆林宫发言人说，所谓密谈纯属捏造。", type: "denial", speaker: "克里姆林宫" },
  { sentence: "警方表示，网上流传的停运消息是谣言。", type: "denial", speaker: "警方" },
  { sentence: "大使馆说这封信是伪造的。", type: "denial", speaker: "大使馆" },
  { sentence: "工会驳斥厂方的说法，称其毫无根据。", type: "denial", speaker: "工会" },
  { sentence: "外交部发言人表示，有关报道不属实。", type: "denial", speaker: "外交部" },
  { sentence: "警方澄清：大桥没有关闭。", type: "denial", speaker: "警方" },
  { sentence: "五角大楼否认派遣军舰，称这是恶意抹黑。", type: "denial", speaker: "五角大楼" },
  { sentence: "中方坚决否认有关指控。", type: "denial", speaker: "中方" },
  { sentence: "對此，白宮嚴正否認。", type: "denial", speaker: "白宮" },
  { sentence: "教育部澄清並無此事。", type: "denial", speaker: "教育部" },
  { sentence: "此事引发热议，Torvane对此予以否认。", type: "denial", speaker: "Torvane" },
  { sentence: "他说的“金矿”子虚乌有，Torvane表示。", type: "denial", speaker: "Torvane" },
  { sentence: "该公司承认两份检验报告被改动。", type: "confirmation", speaker: "该公司" },
  { sentence: "欧盟委员会证实谈判已经开始。", type: "confirmation", speaker: "欧盟委员会" },
  { sentence: "局长说消息属实。", type: "confirmation", speaker: "局长" },
  { sentence: "律师确认其当事人已离境。", type: "confirmation", speaker: "律师" },
  { sentence: "该行不予置评。", type: "no_comment", speaker: "该行" },
  { sentence: "白宫拒绝回应。", type: "no_comment", speaker: "白宫" },
  { sentence: "截至发稿，俱乐部没有给出说法。", type: "no_comment", speaker: "俱乐部" },
  { sentence: "监管局没有回复电子邮件。", type: "no_comment", speaker: "监管局" },
  { sentence: "國防部不願置評。", type: "no_comment", speaker: "國防部" },
  { sentence: "证监会不对个案发表评论。", type: "no_comment", speaker: "证监会" },
  { sentence: "工会指控船厂隐瞒事故。", type: "allegation", speaker: "工会" },
  { sentence: "检察官指责银行误导储户。", type: "allegation", speaker: "检察官" },
  { sentence: "内部邮件显示，董事会早已知道裂缝。", type: "allegation", speaker: "内部邮件" },
  { sentence: "警方逮捕两名男子。", type: "action", speaker: "警方" },
  { sentence: "法院判处造假者四年徒刑。", type: "action", speaker: "法院" },
  { sentence: "船厂的董事长辞职。", type: "action", speaker: "董事长" },
  { sentence: "检方启动调查。", type: "action", speaker: "检方" },
  { sentence: "市政府叫停了缆车项目。", type: "action", speaker: "市政府" },
  { sentence: "参议院通过法案。", type: "action", speaker: "参议院" },
  { sentence: "财政部制裁四艘油轮。", type: "action", speaker: "财政部" },
  { sentence: "消防员疏散了整座塔楼。", type: "action", speaker: "消防员" },
  { sentence: "检察机关提起公诉。", type: "action", speaker: "检察机关" },
  { sentence: "地檢署對建商提起公訴。", type: "action", speaker: "地檢署" },
  { sentence: "商会呼吁保持冷静。", type: "statement", speaker: "商会" },
  { sentence: "领事馆谴责这次袭击。", type: "statement", speaker: "领事馆" },
  { sentence: "总统府对遇难者表示哀悼。", type: "statement", speaker: "总统府" },
  { sentence: "北约警告局势恶化。", type: "statement", speaker: "北约" },
  { sentence: "船厂的改口：局长收回此前说法。", type: "walk_back", speaker: "局长" },
  { sentence: "工会一天后改口。", type: "walk_back", speaker: "工会" },
  { sentence: "更正：隧道长九公里，而非十九公里。", type: "correction", speaker: "The Outlet" },
  { sentence: "本报误将日期写成周三，特此更正。", type: "correction", speaker: "The Outlet" },
  { sentence: "死亡人数升至14人。", type: "update", speaker: "The Outlet" },
  { sentence: "雪崩造成铁路中断。", type: "update", speaker: "The Outlet" },
  { sentence: "他并未否认见过商人。", type: undefined },
  { sentence: "该消息未经证实。", type: undefined },
  { sentence: "检方决定不起诉船长。", type: undefined },
  { sentence: "一家人在里斯本被拒绝登机。", type: undefined },
  { sentence: "警方没有逮捕任何人。", type: undefined },
  { sentence: "大厅里挂着画作，窗外是河。", type: undefined },
  { sentence: "该市的桥很漂亮，不可否认。", type: undefined },
  { sentence: "此前未确认的传闻还在流传。", type: undefined },
];

describe("who does what in a Chinese sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "zh")).toBe(wanted(row));
  });
});
