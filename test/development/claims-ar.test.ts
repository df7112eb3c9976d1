import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "نفت النيابة يوم الأربعاء وجود صفقة.", type: "denial", speaker: "النيابة" },
  { sentence: "ونفى البيت الأبيض صحة التقرير.", type: "denial", speaker: "البيت الأبيض" },
  {
    sentence: "قال الكرملين إن الحديث عن لقاء سري محض افتراء.",
    type: "denial",
    speaker: "الكرملين",
  },
  { sentence: "أكدت الشرطة أن أنباء توقف القطار لا أساس لها.", type: "denial", speaker: "الشرطة" },
  { sentence: "قالت السفارة إن الرسالة مفبركة.", type: "denial", speaker: "السفارة" },
  { sentence: "فندت النقابة أرقام المصنع.", type: "denial", speaker: "النقابة" },
  { sentence: "البنك يرفض الاتهامات كلها.", type: "denial", speaker: "البنك" },
  { sentence: "الشركة تنفي بيع المصنع.", type: "denial", speaker: "الشركة" },
  { sentence: "النادي: لا مفاوضات مع أحد.", type: "denial", speaker: "النادي" },
  { sentence: "استبعد الكرملين إجراء محادثات مبكرة.", type: "denial", speaker: "الكرملين" },
  {
    sentence: "قال المتحدث باسم وزارة الدفاع إن الخبر غير صحيح.",
    type: "denial",
    speaker: "وزارة الدفاع",
  },
  { sentence: "أنكر المحامي التهم الموجهة إلى موكله.", type: "denial", speaker: "المحامي" },
  { sentence: "دحضت الحكومة الرواية خلال ساعات.", type: "denial", speaker: "الحكومة" },
  { sentence: "قالت الجامعة إن ما نشر عار من الصحة.", type: "denial", speaker: "الجامعة" },
  { sentence: "اعترفت الشركة بتغيير السجلات.", type: "confirmation", speaker: "الشركة" },
  {
    sentence: "أكدت المفوضية الأوروبية بدء المحادثات.",
    type: "confirmation",
    speaker: "المفوضية الأوروبية",
  },
  { sentence: "أقر البنك بالخطأ.", type: "confirmation", speaker: "البنك" },
  { sentence: "أكد المحامي سفر موكله.", type: "confirmation", speaker: "المحامي" },
  { sentence: "البيت الأبيض رفض التعليق.", type: "no_comment", speaker: "البيت الأبيض" },
  { sentence: "البنك امتنع عن التعليق.", type: "no_comment", speaker: "البنك" },
  { sentence: "لم ترد الجامعة على أسئلتنا.", type: "no_comment", speaker: "الجامعة" },
  { sentence: "النادي يلتزم الصمت.", type: "no_comment", speaker: "النادي" },
  { sentence: "الوزارة ترفض الإجابة.", type: "no_comment", speaker: "الوزارة" },
  { sentence: "النقابة تتهم المصنع بإخفاء الحادث.", type: "allegation", speaker: "النقابة" },
  { sentence: "المعارضة تتهم الحكومة بإخفاء التقرير.", type: "allegation", speaker: "المعارضة" },
  { sentence: "النقابة تحمل البلدية مسؤولية الفيضان.", type: "allegation", speaker: "النقابة" },
  { sentence: "النيابة تفتح تحقيقا في الحريق.", type: "action", speaker: "النيابة" },
  { sentence: "اعتقلت الشرطة رجلين في الميناء.", type: "action", speaker: "الشرطة" },
  { sentence: "المحكمة تقضي ببراءة المزور.", type: "action", speaker: "المحكمة" },
  { sentence: "استقال المدير مساء الاثنين.", type: "action", speaker: "المدير" },
  { sentence: "البلدية تغلق الشاطئ.", type: "action", speaker: "البلدية" },
  { sentence: "أقر البرلمان الميزانية.", type: "action", speaker: "البرلمان" },
  { sentence: "الجيش يفرج عن رهينتين.", type: "action", speaker: "الجيش" },
  { sentence: "الهيئة تفرض غرامة على الوسيط.", type: "action", speaker: "الهيئة" },
  { sentence: "وزارة الخارجية تستدعي القائم بالأعمال.", type: "action", speaker: "وزارة الخارجية" },
  { sentence: "داهمت الشرطة مكاتب الوسيط.", type: "action", speaker: "الشرطة" },
  { sentence: "الحكومة توقع اتفاقا مع الجزيرة.", type: "action", speaker: "الحكومة" },
  { sentence: "طالب النادي باعتذار.", type: "statement", speaker: "النادي" },
  { sentence: "ندد الناتو بالهجوم.", type: "statement", speaker: "الناتو" },
  { sentence: "دعت القنصلية إلى الهدوء.", type: "statement", speaker: "القنصلية" },
  { sentence: "رحبت النقابة بالميزانية الجديدة.", type: "statement", speaker: "النقابة" },
  { sentence: "حذرت البلدية من انهيار جديد.", type: "statement", speaker: "البلدية" },
  { sentence: "الوزارة تتراجع عن قرارها.", type: "walk_back", speaker: "الوزارة" },
  { sentence: "المحامي يسحب تصريحاته.", type: "walk_back", speaker: "المحامي" },
  { sentence: "تصحيح: طول النفق تسعة كيلومترات.", type: "correction", speaker: "The Outlet" },
  { sentence: "ارتفع عدد القتلى إلى 14.", type: "update", speaker: "The Outlet" },
  { sentence: "غرقت عبارة قرب الجزيرة.", type: "update", speaker: "The Outlet" },
  { sentence: "لم ينف الأميرال أنه التقى التاجر.", type: undefined },
  { sentence: "حرمت الأسرة من الصعود إلى الطائرة.", type: undefined },
  { sentence: "لا يمكن إنكار جمال الجسر.", type: undefined },
  { sentence: "لم ترد أنباء عن ضحايا.", type: undefined },
  { sentence: "تراجعت أسعار القمح في الأسواق.", type: undefined },
  { sentence: "بدأ المعلمون تصحيح الامتحان.", type: undefined },
  { sentence: "جاء فصل الشتاء باردا.", type: undefined },
  { sentence: "يعبر الجسر النهر وله أربعة أعمدة.", type: undefined },
  { sentence: "علق الرسام لوحته على الجدار.", type: undefined },
];

describe("who does what in an Arabic sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "ar")).toBe(wanted(row));
  });
});
