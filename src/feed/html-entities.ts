/**
 * Names that HTML gives to characters (WHATWG HTML, 13.5), those that prose uses, each with its code
 * point in base 36. Feeds use them without declaring them; nothing is ever taken from a DTD.
 */
const NAMED = `Tab=9 NewLine=a excl=x quot=y num=z dollar=10 percnt=11 amp=12 apos=13 lpar=14 rpar=15
ast=16 plus=17 comma=18 period=1a sol=1b colon=1m semi=1n lt=1o equals=1p gt=1q quest=1r
commat=1s lsqb=2j lbrack=2j bsol=2k rsqb=2l rbrack=2l Hat=2m lowbar=2n grave=2o lcub=3f
lbrace=3f verbar=3g vert=3g rcub=3h rbrace=3h nbsp=4g NonBreakingSpace=4g iexcl=4h cent=4i
pound=4j curren=4k yen=4l brvbar=4m sect=4n uml=4o copy=4p ordf=4q laquo=4r not=4s shy=4t
reg=4u macr=4v deg=4w plusmn=4x sup2=4y sup3=4z acute=50 micro=51 para=52 middot=53 cedil=54
sup1=55 ordm=56 raquo=57 frac14=58 frac12=59 frac34=5a iquest=5b Agrave=5c Aacute=5d
Acirc=5e Atilde=5f Auml=5g Aring=5h angst=5h AElig=5i Ccedil=5j Egrave=5k Eacute=5l Ecirc=5m
Euml=5n Igrave=5o Iacute=5p Icirc=5q Iuml=5r ETH=5s Ntilde=5t Ograve=5u Oacute=5v Ocirc=5w
Otilde=5x Ouml=5y times=5z Oslash=60 Ugrave=61 Uacute=62 Ucirc=63 Uuml=64 Yacute=65 THORN=66
szlig=67 agrave=68 aacute=69 acirc=6a atilde=6b auml=6c aring=6d aelig=6e ccedil=6f
egrave=6g eacute=6h ecirc=6i euml=6j igrave=6k iacute=6l icirc=6m iuml=6n eth=6o ntilde=6p
ograve=6q oacute=6r ocirc=6s otilde=6t ouml=6u divide=6v oslash=6w ugrave=6x uacute=6y
ucirc=6z uuml=70 yacute=71 thorn=72 yuml=73 Amacr=74 amacr=75 Abreve=76 abreve=77 Aogon=78
aogon=79 Cacute=7a cacute=7b Ccirc=7c ccirc=7d Cdot=7e cdot=7f Ccaron=7g ccaron=7h Dcaron=7i
dcaron=7j Dstrok=7k dstrok=7l Emacr=7m emacr=7n Edot=7q edot=7r Eogon=7s eogon=7t Ecaron=7u
ecaron=7v Gcirc=7w gcirc=7x Gbreve=7y gbreve=7z Gdot=80 gdot=81 Gcedil=82 Hcirc=84 hcirc=85
Hstrok=86 hstrok=87 Itilde=88 itilde=89 Imacr=8a imacr=8b Iogon=8e iogon=8f Idot=8g imath=8h
inodot=8h IJlig=8i ijlig=8j Jcirc=8k jcirc=8l Kcedil=8m kcedil=8n kgreen=8o Lacute=8p
lacute=8q Lcedil=8r lcedil=8s Lcaron=8t lcaron=8u Lmidot=8v lmidot=8w Lstrok=8x lstrok=8y
Nacute=8z nacute=90 Ncedil=91 ncedil=92 Ncaron=93 ncaron=94 napos=95 ENG=96 eng=97 Omacr=98
omacr=99 Odblac=9c odblac=9d OElig=9e oelig=9f Racute=9g racute=9h Rcedil=9i rcedil=9j
Rcaron=9k rcaron=9l Sacute=9m sacute=9n Scirc=9o scirc=9p Scedil=9q scedil=9r Scaron=9s
scaron=9t Tcedil=9u tcedil=9v Tcaron=9w tcaron=9x Tstrok=9y tstrok=9z Utilde=a0 utilde=a1
Umacr=a2 umacr=a3 Ubreve=a4 ubreve=a5 Uring=a6 uring=a7 Udblac=a8 udblac=a9 Uogon=aa
uogon=ab Wcirc=ac wcirc=ad Ycirc=ae ycirc=af Yuml=ag Zacute=ah zacute=ai Zdot=aj zdot=ak
Zcaron=al zcaron=am fnof=b6 circ=jq caron=jr breve=k8 dot=k9 ring=ka ogon=kb tilde=kc
dblac=kd Alpha=pd Beta=pe Gamma=pf Delta=pg Epsilon=ph Zeta=pi Eta=pj Theta=pk Iota=pl
Kappa=pm Lambda=pn Mu=po Nu=pp Xi=pq Omicron=pr Pi=ps Rho=pt Sigma=pv Tau=pw Upsilon=px
Phi=py Chi=pz Psi=q0 Omega=q1 ohm=q1 alpha=q9 beta=qa gamma=qb delta=qc epsilon=qd zeta=qe
eta=qf theta=qg iota=qh kappa=qi lambda=qj mu=qk nu=ql xi=qm omicron=qn pi=qo rho=qp
sigmaf=qq sigma=qr tau=qs upsilon=qt phi=qu chi=qv psi=qw omega=qx thetasym=r5 upsih=r6
piv=ra IOcy=sh DJcy=si GJcy=sj Jukcy=sk DScy=sl Iukcy=sm YIcy=sn Jsercy=so LJcy=sp NJcy=sq
TSHcy=sr KJcy=ss Ubrcy=su DZcy=sv Acy=sw Bcy=sx Vcy=sy Gcy=sz Dcy=t0 IEcy=t1 ZHcy=t2 Zcy=t3
Icy=t4 Jcy=t5 Kcy=t6 Lcy=t7 Mcy=t8 Ncy=t9 Ocy=ta Pcy=tb Rcy=tc Scy=td Tcy=te Ucy=tf Fcy=tg
KHcy=th TScy=ti CHcy=tj SHcy=tk SHCHcy=tl HARDcy=tm Ycy=tn SOFTcy=to Ecy=tp YUcy=tq YAcy=tr
acy=ts bcy=tt vcy=tu gcy=tv dcy=tw iecy=tx zhcy=ty zcy=tz icy=u0 jcy=u1 kcy=u2 lcy=u3 mcy=u4
ncy=u5 ocy=u6 pcy=u7 rcy=u8 scy=u9 tcy=ua ucy=ub fcy=uc khcy=ud tscy=ue chcy=uf shcy=ug
shchcy=uh hardcy=ui ycy=uj softcy=uk ecy=ul yucy=um yacy=un iocy=up djcy=uq gjcy=ur jukcy=us
dscy=ut iukcy=uu yicy=uv jsercy=uw ljcy=ux njcy=uy tshcy=uz kjcy=v0 ubrcy=v2 dzcy=v3
ensp=6bm emsp=6bn emsp13=6bo emsp14=6bp numsp=6br puncsp=6bs thinsp=6bt ThinSpace=6bt
hairsp=6bu ZeroWidthSpace=6bv zwnj=6bw zwj=6bx lrm=6by rlm=6bz hyphen=6c0 dash=6c0 ndash=6c3
mdash=6c4 horbar=6c5 Vert=6c6 lsquo=6c8 OpenCurlyQuote=6c8 rsquo=6c9 rsquor=6c9
CloseCurlyQuote=6c9 sbquo=6ca lsquor=6ca ldquo=6cc OpenCurlyDoubleQuote=6cc rdquo=6cd
rdquor=6cd CloseCurlyDoubleQuote=6cd bdquo=6ce ldquor=6ce dagger=6cg Dagger=6ch bull=6ci
nldr=6cl hellip=6cm mldr=6cm permil=6cw pertenk=6cx prime=6cy Prime=6cz tprime=6d0
bprime=6d1 lsaquo=6d5 rsaquo=6d6 oline=6da caret=6dd hybull=6df frasl=6dg bsemi=6dr
qprime=6dz NoBreak=6e8 euro=6gc incare=6it image=6j5 numero=6ja copysr=6jb weierp=6jc
real=6jg trade=6jm alefsym=6k5 frac13=6kz frac23=6l0 frac15=6l1 frac25=6l2 frac35=6l3
frac45=6l4 frac16=6l5 frac56=6l6 frac18=6l7 frac38=6l8 frac58=6l9 frac78=6la larr=6mo
uarr=6mp rarr=6mq darr=6mr harr=6ms crarr=6np lArr=6og uArr=6oh rArr=6oi dArr=6oj hArr=6ok
forall=6ps part=6pu exist=6pv empty=6px nabla=6pz isin=6q0 notin=6q1 ni=6q3 prod=6q7 sum=6q9
minus=6qa lowast=6qf radic=6qi prop=6ql infin=6qm ang=6qo and=6qv or=6qw cap=6qx cup=6qy
int=6qz there4=6r8 sim=6rg cong=6rp asymp=6rs ne=6sg equiv=6sh le=6sk ge=6sl sub=6te sup=6tf
nsub=6tg sube=6ti supe=6tj oplus=6tx otimes=6tz perp=6ud sdot=6v9 lceil=6x4 rceil=6x5
lfloor=6x6 rfloor=6x7 boxh=7b4 boxv=7b6 block=7ew blk14=7f5 blk12=7f6 blk34=7f7 squ=7fl
squf=7fu loz=7gq starf=7id star=7ie phone=7im female=7k0 male=7k2 spades=7kw clubs=7kz
hearts=7l1 diams=7l2 sung=7l6 flat=7l9 natural=7la sharp=7lb check=7pv cross=7pz lang=7vs
rang=7vt fflig=1dkw filig=1dkx fllig=1dky ffilig=1dkz ffllig=1dl0`;

const CODE_POINTS: ReadonlyMap<string, number> = new Map(
  NAMED.split(/\s/u).map((pair) => {
    const [name = "", code = ""] = pair.split("=");
    return [name, Number.parseInt(code, 36)];
  }),
);

/** Names that HTML also reads without their semicolon, by their longest first. */
const WITHOUT_SEMICOLON = new Set(["amp", "lt", "gt", "quot", "nbsp", "copy", "reg"]);

/** What windows-1252 means by 0x80 to 0x9F: HTML reads those numbers so; 0 where it means nothing. */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0,
  0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
  0x153, 0, 0x17e, 0x178,
];

/** Bounded at both ends, so a run of ampersands costs no more than its length. */
const REFERENCE = /&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,9});?|[A-Za-z][A-Za-z0-9]{1,31};?)/gu;

const CLOSED_REFERENCE = /&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,9})|[A-Za-z][A-Za-z0-9]{1,31});/gu;

/** Whether HTML knows a character by this name; `nbsp`, not `&nbsp;`. */
export function isHtmlEntity(name: string): boolean {
  return CODE_POINTS.has(name);
}

/**
 * The character that windows-1252 means by this code point of 0x80 to 0x9F; the empty string where it
 * means none. Such code points are never meant as the control characters they are.
 */
export function fromWindows1252(codePoint: number): string {
  const meant = WINDOWS_1252[codePoint - 0x80] ?? 0;
  return meant === 0 ? "" : String.fromCodePoint(meant);
}

/**
 * Decodes character references once, by number or HTML name; what is none stays as it stands.
 * A number that names no character becomes nothing. Linear.
 */
export function decodeEntities(text: string): string {
  return text.includes("&") ? text.replace(REFERENCE, characterOf) : text;
}

/**
 * Decodes character references as {@link decodeEntities} does, but only those closed by a semicolon,
 * as XML has them: the `&copy=2` of an address is no reference. Linear.
 */
export function decodeClosedEntities(text: string): string {
  return text.includes("&") ? text.replace(CLOSED_REFERENCE, characterOf) : text;
}

function characterOf(reference: string): string {
  if (reference.charAt(1) === "#") {
    return characterOfNumber(reference);
  }
  const closed = reference.endsWith(";");
  const name = reference.slice(1, closed ? -1 : undefined);
  if (!closed && !WITHOUT_SEMICOLON.has(name)) {
    return reference;
  }
  const codePoint = CODE_POINTS.get(name) ?? CODE_POINTS.get(name.toLowerCase());
  return codePoint === undefined ? reference : String.fromCodePoint(codePoint);
}

function characterOfNumber(reference: string): string {
  const isHex = /^..x/iu.test(reference);
  const codePoint = Number.parseInt(reference.slice(isHex ? 3 : 2), isHex ? 16 : 10);
  if (codePoint >= 0x80 && codePoint <= 0x9f) {
    return fromWindows1252(codePoint);
  }
  const isCharacter =
    codePoint > 0 && codePoint <= 0x10_ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return isCharacter ? String.fromCodePoint(codePoint) : "";
}
