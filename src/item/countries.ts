/** Country and region codes that news speak of. */
const CODES =
  "AF AL DZ AO AR AM AU AT AZ BH BD BY BE BJ BO BA BW BR BG BF BI KH CM CA CF TD CL CN CO CD CG CR CI HR CU CY CZ DK DO EC EG SV ER EE ET FI FR GA GE DE GH GR GL GT GN HT HN HK HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE XK KP KR KW KG LA LV LB LR LY LT LU MG MW MY ML MT MR MX MD MN ME MA MZ MM NA NP NL NZ NI NE NG MK NO OM PK PS PA PG PY PE PH PL PT QA RO RU RW SA SN RS SL SG SK SI SO ZA SS ES LK SD SE CH SY TW TJ TZ TH TN TR TM UG UA AE GB US UY UZ VE VN YE ZM ZW EU UN".split(
    " ",
  );

const cache = new Map<string, ReadonlyMap<string, string>>();

/** The names of countries in a language, lower-case, to their codes. Empty for an unknown language. */
export function countryNames(language: string): ReadonlyMap<string, string> {
  const known = cache.get(language);
  if (known !== undefined) {
    return known;
  }
  const names = new Map<string, string>();
  if (language !== "und") {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of CODES) {
      const name = display.of(code)?.toLowerCase();
      if (name !== undefined) {
        names.set(name, code);
      }
    }
  }
  cache.set(language, names);
  return names;
}
