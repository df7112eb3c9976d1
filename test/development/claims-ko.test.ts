import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "검찰은 수요일 거래가 있었다는 보도를 부인했다.", type: "denial", speaker: "검찰" },
  { sentence: "백악관은 해당 보도를 강력 부인했다.", type: "denial", speaker: "백악관" },
  { sentence: "크렘린궁은 밀담설이 날조라고 밝혔다.", type: "denial", speaker: "크렘린궁" },
  { sentence: "경찰은 운행 중단 소식이 가짜 뉴스라고 설명했다.", type: "denial", speaker: "경찰" },
  { sentence: '"한 푼도 받지 않았다"고 회사 측은 말했다.', type: "denial", speaker: "회사 측" },
  { sentence: "대사관은 편지가 위조된 것이라고 밝혔다.", type: "denial", speaker: "대사관" },
  { sentence: "노조는 회사 측 수치를 반박했다.", type: "denial", speaker: "노조" },
  { sentence: "구단은 감독 교체설을 일축했다.", type: "denial", speaker: "구단" },
  { sentence: "미국 정부는 군함 파견을 부인했다.", type: "denial", speaker: "미국 정부" },
  { sentence: "외교부는 보도 내용이 사실과 다르다고 설명했다.", type: "denial", speaker: "외교부" },
  { sentence: "변호인은 의뢰인의 결백을 강조했다.", type: "denial", speaker: "변호인" },
  { sentence: "이사회는 매각에 대해 결정된 바 없다고 밝혔다.", type: "denial", speaker: "이사회" },
  { sentence: '"말도 안 되는 소리다"라고 노조는 말했다.', type: "denial", speaker: "노조" },
  { sentence: "금융위는 합병 논의가 전혀 사실무근이라고 했다.", type: "denial", speaker: "금융위" },
  { sentence: "회사는 검사 기록을 고쳤다고 시인했다.", type: "confirmation", speaker: "회사" },
  {
    sentence: "유럽의회는 협의가 시작됐다고 공식 확인했다.",
    type: "confirmation",
    speaker: "유럽의회",
  },
  { sentence: "변호인은 본인이 출국했다고 확인했다.", type: "confirmation", speaker: "변호인" },
  { sentence: "병원 측은 투약 실수를 인정했다.", type: "confirmation", speaker: "병원 측" },
  { sentence: "대통령실은 보도가 사실이라고 말했다.", type: "confirmation", speaker: "대통령실" },
  { sentence: "백악관은 언급을 피했다.", type: "no_comment", speaker: "백악관" },
  { sentence: "은행은 답변하지 않았다.", type: "no_comment", speaker: "은행" },
  { sentence: "구단은 질문에 답하지 않았다.", type: "no_comment", speaker: "구단" },
  { sentence: "국방부는 공식 입장을 내지 않았다.", type: "no_comment", speaker: "국방부" },
  { sentence: "금감원은 본지의 취재에 응하지 않았다.", type: "no_comment", speaker: "금감원" },
  { sentence: "세관 당국은 구체적인 이유는 밝히지 않았다.", type: "no_comment", speaker: "당국" },
  { sentence: "노조는 조선소가 사고를 은폐했다고 비판했다.", type: "allegation", speaker: "노조" },
  { sentence: "야당은 정부가 보고서를 숨겼다고 주장했다.", type: "allegation", speaker: "야당" },
  {
    sentence: "감사원은 은행이 예금자를 속였다고 지적했다.",
    type: "allegation",
    speaker: "감사원",
  },
  { sentence: "유족은 병원이 기록을 조작했다고 폭로했다.", type: "allegation", speaker: "유족" },
  { sentence: "검찰이 수사에 착수했다.", type: "action", speaker: "검찰" },
  { sentence: "경찰은 남성 두 명을 체포했다.", type: "action", speaker: "경찰" },
  { sentence: "법원은 위조범에게 징역 4년을 선고했다.", type: "action", speaker: "법원" },
  { sentence: "박물관 관장이 사임했다.", type: "action", speaker: "The Outlet" },
  { sentence: "시의회는 예산안을 부결했다.", type: "action", speaker: "시의회" },
  { sentence: "재무부는 유조선 네 척에 제재를 부과했다.", type: "action", speaker: "재무부" },
  { sentence: "소방당국은 고층 건물 주민을 대피시켰다.", type: "action", speaker: "소방당국" },
  { sentence: "제조사는 인형 9천 개를 리콜한다.", type: "action", speaker: "제조사" },
  { sentence: "공정위는 증권사에 과징금을 부과했다.", type: "action", speaker: "공정위" },
  { sentence: "고등법원은 주민들의 청구를 기각했다.", type: "action", speaker: "고등법원" },
  { sentence: "상공회의소는 차분한 대응을 촉구했다.", type: "statement", speaker: "상공회의소" },
  { sentence: "영사관은 습격을 강력히 규탄했다.", type: "statement", speaker: "영사관" },
  { sentence: "협회는 새 예산을 환영했다.", type: "statement", speaker: "협회" },
  { sentence: "정부는 유족에게 애도를 표했다.", type: "statement", speaker: "정부" },
  { sentence: "국토부는 하루 만에 입장을 바꿨다.", type: "walk_back", speaker: "국토부" },
  { sentence: "노조는 지난 발언을 취소했다.", type: "walk_back", speaker: "노조" },
  { sentence: "본지는 폐쇄됐다고 잘못 보도했습니다.", type: "correction", speaker: "The Outlet" },
  { sentence: "사망자가 14명으로 늘었다.", type: "update", speaker: "The Outlet" },
  { sentence: "잠수부 한 명이 숨졌다.", type: "update", speaker: "The Outlet" },
  { sentence: "제독은 만남을 부인하지 않는 눈치다.", type: undefined },
  { sentence: "한 가족이 리스본에서 탑승을 거부당했다.", type: undefined },
  { sentence: "나이와 상관없이 누구나 참가한다.", type: undefined },
  { sentence: "볶은 깨가 고소하고 담백하다.", type: undefined },
  { sentence: "폐쇄회로 화면에 남자가 보인다.", type: undefined },
  { sentence: "관객석에서 박수가 터졌다.", type: undefined },
  { sentence: "다리는 강 위에 놓여 있고 기둥이 네 개다.", type: undefined },
  { sentence: "차가 다리 앞에서 불법 유턴을 했다.", type: undefined },
  { sentence: "지휘자는 실력을 인정받은 음악가다.", type: undefined },
];

describe("who does what in a Korean sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "ko")).toBe(wanted(row));
  });
});
