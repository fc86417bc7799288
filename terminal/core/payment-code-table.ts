/**
 * Every shape of code that the till knows, in the order in which it looks: data, and no logic.
 * `docs/payment-codes.md` is the same for people.
 */

/**
 * Whose code it is: what an acquirer takes or does not take, and what a cashier calls it. Stored
 * with each attempt, so a name is never changed or removed.
 */
export const CODE_FAMILIES = [
  'alipayPlus',
  'alipay',
  'weChatPay',
  'emvConsumerPresented',
  'payPay',
  'rakutenPay',
  'dBarai',
  'merpay',
  'auPay',
  'pring',
  /** Yucho Pay and the pays of other banks: one range, in which they cannot be told apart. */
  'bankPay',
  /** A Japanese wallet of the common barcode whose number is not in the source. */
  'jpqr',
] as const;
export type CodeFamily = (typeof CODE_FAMILIES)[number];

/** Why a scan is not a payment code that could be charged. */
export const NOT_A_CODE_REASONS = [
  'empty',
  'productBarcode',
  /** As long as the number of a product, with a wrong check digit. */
  'productMisread',
  'link',
  'merchantCode',
  /** Of a wallet's other direction: the customer scans it to pay an order. */
  'orderCode',
  'halfCode',
  /** Of a length that is reserved: issued by nobody yet. */
  'reservedCode',
  /** Of a wallet that has been closed. */
  'closedWallet',
  'tooLong',
  /** Digits of another script, such as full-width ones. */
  'otherDigits',
  /** Characters that nobody sees, and that no payment code has. */
  'unreadable',
  'unknown',
] as const;
export type NotACodeReason = (typeof NOT_A_CODE_REASONS)[number];

/** Digits alone. The first shape that fits wins, so the order decides what overlaps. */
export interface DigitShape {
  /** A family: it is a payment code. A reason: it is known, and is none. */
  readonly reads: CodeFamily | NotACodeReason;
  /** In words, with why it stands where it does. */
  readonly what: string;
  readonly prefixes: readonly string[];
  readonly lengthMin: number;
  readonly lengthMax: number;
  /** What else must be true of the whole; absent: nothing. */
  readonly pattern?: RegExp;
  readonly source: string;
  readonly samples: readonly string[];
}

/** What all codes of the Alipay world begin with (ACQP standard output checklist). */
const ALIPAY_PREFIXES = ['25', '26', '27', '28', '29', '30'];

const FORMAT =
  'https://docs.alipayplus.com/alipayplus/alipayplus/code_scanning_payment_standards_acq/code_format';
const CODE_TYPES =
  'https://docs.alipayplus.com/alipayplus/alipayplus/integration_user_mode_acq/payment_codes.md';
const CHINA = 'https://blog.csdn.net/qq_33212312/article/details/118913282';
/** Read off the screens of each wallet in February 2020; no issuer publishes its own. */
const JAPAN = 'https://ri25r.hatenablog.jp/entry/2020/02/26/221302';

export const DIGIT_SHAPES: readonly DigitShape[] = [
  {
    reads: 'alipayPlus',
    what: 'Issuer (6 digits, 25 to 30 first), 02 for a payment code, number (16). Before Alipay, whose 24 digits would fit it too. Without the prefix other wallets of 24 digits would fit by chance',
    prefixes: ALIPAY_PREFIXES,
    lengthMin: 24,
    lengthMax: 24,
    pattern: /^[0-9]{6}02[0-9]{16}$/,
    source: FORMAT,
    samples: [
      '251001020123456789012345',
      '281006020000000000125733',
      '281006027875779978448005',
      '296102020000000000000001',
    ],
  },
  {
    reads: 'alipayPlus',
    what: 'The 19 digits of Alipay+: 289 first, 6 as the sixth from the end. Before Alipay: it is the only one of the old codes that Alipay+ calls its own',
    prefixes: ['289'],
    lengthMin: 19,
    lengthMax: 19,
    pattern: /^289[0-9]{10}6[0-9]{5}$/,
    source: CODE_TYPES,
    samples: ['2893612204263667830'],
  },
  {
    reads: 'alipay',
    what: 'The other old codes of Alipay+. Nothing tells them from those of Alipay in China and Hong Kong, which are older, so they are called Alipay',
    prefixes: ['28'],
    lengthMin: 17,
    lengthMax: 19,
    pattern: /^(?:28[0-9]{15}|28[0-9]{16}|28[0-8][0-9]{16}|289[0-9]{10}[0-57-9][0-9]{5})$/,
    source: FORMAT,
    samples: [
      '28763443825664394',
      '283648183259664856',
      '280528574232947539',
      '2888888888888888888',
      '2890000000000112345',
      '28024456785672301',
      '280244567856723026',
    ],
  },
  {
    reads: 'alipay',
    what: 'Any other 16 to 24 digits, 25 to 30 first. Of 24 digits without 02 too, since Alipay+ shows such codes itself; with 04 they may be an order’s, which the acquirer would refuse, but no customer is turned away for it',
    prefixes: ALIPAY_PREFIXES,
    lengthMin: 16,
    lengthMax: 24,
    source: CODE_TYPES,
    samples: [
      '2512345678901234',
      '301234567890123456789012',
      '281010897274821897274821',
      '281002040093112345678901',
    ],
  },
  {
    reads: 'reservedCode',
    what: 'Reserved by Alipay+ and issued by nobody. Today it is two codes that ran together or one with digits too many: it could only be refused, after a wait. Once such codes are issued, `reads` becomes alipayPlus',
    prefixes: ALIPAY_PREFIXES,
    lengthMin: 25,
    lengthMax: 32,
    source: FORMAT,
    samples: ['2510010201234567890123456', '28166605281666051234567890123456'],
  },
  {
    reads: 'weChatPay',
    what: '18 digits, 10 to 15 first',
    prefixes: ['10', '11', '12', '13', '14', '15'],
    lengthMin: 18,
    lengthMax: 18,
    source: CHINA,
    samples: ['134567890123456789', '135112298638468293'],
  },
  {
    reads: 'payPay',
    what: '24 digits',
    prefixes: ['9000818188'],
    lengthMin: 24,
    lengthMax: 24,
    source: JAPAN,
    samples: ['900081818812345678901234'],
  },
  {
    reads: 'closedWallet',
    what: 'LINE Pay, 19 digits. Closed in Japan on 30 April 2025, its payments on 23 April',
    prefixes: ['9000000000'],
    lengthMin: 19,
    lengthMax: 19,
    source: 'https://news.yahoo.co.jp/articles/5f2db219f80903c93f792852483d063863849855',
    samples: ['9000000000123456789'],
  },
  {
    reads: 'closedWallet',
    what: 'Origami Pay, 22 digits. Closed on 30 June 2020',
    prefixes: ['90000001'],
    lengthMin: 22,
    lengthMax: 22,
    source: 'https://hexacorn.net/?p=1320',
    samples: ['9000000112345678901234'],
  },
  {
    reads: 'dBarai',
    what: '22 digits; its QR code is EMV',
    prefixes: ['90000002'],
    lengthMin: 22,
    lengthMax: 22,
    source: JAPAN,
    samples: ['9000000212345678901234'],
  },
  {
    reads: 'rakutenPay',
    what: '16 digits',
    prefixes: ['900001'],
    lengthMin: 16,
    lengthMax: 16,
    source: JAPAN,
    samples: ['9000011234567890'],
  },
  {
    reads: 'merpay',
    what: '19 digits; its QR code is EMV',
    prefixes: ['31589900'],
    lengthMin: 19,
    lengthMax: 19,
    source: JAPAN,
    samples: ['3158990012345678901'],
  },
  {
    reads: 'auPay',
    what: '19 digits; its QR code is its own and not known',
    prefixes: ['31589921'],
    lengthMin: 19,
    lengthMax: 19,
    source: JAPAN,
    samples: ['3158992112345678901'],
  },
  {
    reads: 'bankPay',
    what: '19 digits, 31 to 40 at places 7 and 8; the QR code is EMV',
    prefixes: ['3158993', '31589940'],
    lengthMin: 19,
    lengthMax: 19,
    pattern: /^315899(?:3[1-9]|40)/,
    source: JAPAN,
    samples: ['3158993112345678901', '3158994012345678901'],
  },
  {
    reads: 'pring',
    what: '19 digits',
    prefixes: ['31589995'],
    lengthMin: 19,
    lengthMax: 19,
    source: JAPAN,
    samples: ['3158999512345678901'],
  },
  {
    reads: 'jpqr',
    what: '19 digits of the range that the others above share. After them, since they have names',
    prefixes: ['315899'],
    lengthMin: 19,
    lengthMax: 19,
    source: JAPAN,
    samples: ['3158995012345678901', '3158993012345678901'],
  },
];
