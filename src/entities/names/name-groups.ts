/**
 * Spellings of one given name, per name: for names whose spellings differ more than sounds allow, and for pairs that sound alike
 * and are two names (Mohammed and Mahmoud). Within a line the same name, of two lines two names. Forms are folded as in `fold.ts`.
 */
const lines = [
  'mohammed muhammad mohamed mohammad muhammed mohamad mohamud mouhamed mouhammad muhamad muhamed muhammet mohamedou mehmet mahamed محمد',
  'mahmoud mahmud mahmood mahmoed mahmod mehmood محمود',
  'ahmed ahmad achmed achmad ahmet ehmed احمد',
  'hamid hamied hameed حميد',
  'hamed حامد',
  'youssef yusuf yousef yousuf yussef yusef joesoef jusuf josef joseph youcef yousif yussuf joussef يوسف',
  'ibrahim ebrahim ibraheem brahim ibrahiem ibrahima ابراهيم',
  'ismail ismael esmail esmaeil ismaeel smail اسماعيل',
  'hussein hussain husayn hossein hoessein houssein husein hossain hocine hussien حسين',
  'hassan hasan hassen حسن',
  'hassane hasaan حسان',
  'ali aly علي',
  'omar umar omer oemar عمر',
  'ammar amar عمار',
  'amir emir ameer امير',
  'osman othman uthman usman othmane عثمان',
  'khaled khalid chalid galid xalid خالد',
  'khalil chalil khaleel خليل',
  'karim kareem kerim كريم',
  'akram ekrem اكرم',
  'mustafa mostafa moustafa moestafa mustapha mostapha مصطفى',
  'musa moussa mousa moesa moses موسى',
  'isa issa eisa aissa عيسى',
  'yahya jahya yehia yahia yahja يحيى',
  'yaqub yakub yacoub jacub yaqoob yaaqub jakob يعقوب',
  'ayyub ayoub ayub ajoub ايوب',
  'suleiman sulaiman soliman sulayman souleymane sleiman süleyman suleyman سليمان',
  'salman selman سلمان',
  'dawud daoud dawood daud davud داود',
  'zakaria zakariya zakarya zekeriya زكريا',
  'fatima fatma fatimah fatme fatemeh فاطمة',
  'aisha aicha ayesha aysha aischa aïcha عائشة',
  'mariam maryam meryem miriam maryem marjam مريم',
  'zaynab zainab zeinab zeynep zineb زينب',
  'said saeed saïd saied sa’id سعيد',
  'saad sad سعد',
  'sayed sayyid sayid seyed sajjad سيد',
  'salih saleh salah صالح',
  'salim saleem selim سليم',
  'salem سالم',
  'tariq tarek tarik tareq طارق',
  'jamal gamal djamal cemal جمال',
  'jamil gamil djamil cemil جميل',
  'bilal belal bilel بلال',
  'idris idriss edris ادريس',
  'rashid rachid rasheed راشد رشيد',
  'yasin yassin yassine jassin ياسين',
  'samir sameer سمير',
  'samer سامر',
  'nur nour noor noer نور',
  'rahim raheem رحيم',
  'rahman rahmane رحمن رحمان',
  'yohannes yohanes johannes ዮሃንስ',
  'mikael michael mikail ميكائيل ሚካኤል',
  'samuel samuil سامويل ሳሙኤል',
  'daniel danyal danial دانيال',
  'elias ilyas ilias eliyas الياس',
]

const groups = new Map<string, number>()
lines.forEach((line, group) => {
  for (const form of line.normalize('NFKD').replaceAll(/\p{M}/gu, '').split(' ')) groups.set(form, group)
})

/** The group of a folded name, or undefined for a name that is in no line. */
export function groupOf(folded: string): number | undefined {
  return groups.get(folded)
}
