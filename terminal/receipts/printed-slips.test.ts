import { expect, test } from 'vitest';
import { refundView } from '../../fixtures/proof/refund-views.ts';
import { paymentView } from '../../fixtures/proof/views.ts';
import { head, paymentFacts, printed, refundFacts } from './test-slips.ts';
test('a paid receipt, on paper of 42 columns', () => {
  expect(printed(paymentFacts(paymentView('paid')))).toMatchInlineSnapshot(`
    "
             M a i s o n   V e r t e
             Verte Alimentation SARL
                     Till T-2
                     Alipay+
    ------------------------------------------
                     P a i d
                   € 1 8 . 2 0
    ------------------------------------------
    Wallet                        Lotus Wallet
    Your wallet paid                KRW 27,480
    Date                     Sat, Nov 21, 2026
    Time                        14:32:19 GMT+1
    As known at                 14:33:20 GMT+1
    Reference                       "Table 12"
    Payment                            7F3K-42
    Request id                 K7Q2M9D4-000042
    Acquirer's id            20261121194010890
    Payment code                281006****5733

    (qr K7Q2M9D4-000042)
     The shop finds the payment by this code
    "
  `);
});

test('a copy of a payment that is not known yet, in French on narrow paper', () => {
  const facts = paymentFacts(paymentView('unconfirmed'));
  expect(printed({ ...facts, locale: 'fr-CA' }, 32, 2)).toMatchInlineSnapshot(`
    "
             C O P I E   2

        M a i s o n   V e r t e
        Verte Alimentation SARL
               Caisse T-2
                Alipay+
    --------------------------------
    R é s u l t a t   i n c o n n u
             1 8 , 2 0   €

    Ne payez pas de nouveau, s'il
    vous plaît.
    La caisse ne sait pas encore si
    vous avez été débité. Elle
    continue de demander, et annule
    le paiement d'elle-même si
    aucune réponse ne vient.
    --------------------------------
    Date           sam. 21 nov. 2026
    Heure             14:31:55 UTC+1
    État connu à      14:33:20 UTC+1
    Référence             "Table 12"
    Paiement                 7F3K-42
    N° de demande    K7Q2M9D4-000042
    Code de paiement  281006****5733

    Pour connaître le résultat :
    votre portefeuille le montre, ou
    montrez ce ticket au magasin. Le
    code ci-dessous retrouve le
    paiement.

    (qr K7Q2M9D4-000042)
    Ce code retrouve le paiement au
                magasin

             C O P I E   2
    "
  `);
});

test('a part given back with simulated money, on paper of 48 columns', () => {
  const refund = refundView('refunded', { amountMinor: 620 });
  const facts = refundFacts(refund, { mode: 'simulation' });
  expect(printed(facts, 48)).toMatchInlineSnapshot(`
    "
                  S I M U L A T I O N
           No real money. This is no receipt.

                M a i s o n   V e r t e
                Verte Alimentation SARL
                        Till T-2
                        Alipay+
    ------------------------------------------------
              M o n e y   r e t u r n e d
                       € 6 . 2 0
                Part of the €18.20 paid

    It is on its way to your wallet.
    Your wallet shows it.
    ------------------------------------------------
    Wallet                              Lotus Wallet
    Date                           Sat, Nov 21, 2026
    Time                              14:32:19 GMT+1
    As known at                       14:33:20 GMT+1
    Reason                          "Goods returned"
    Refund id                      K7Q2M9D4-000042R1
    Reference                             "Table 12"
    Payment                                  7F3K-42
    Request id                       K7Q2M9D4-000042
    Acquirer's id                  20261121194010890
    Payment code                      281006****5733

    (qr K7Q2M9D4-000042)
        The shop finds the payment by this code

                  S I M U L A T I O N
           No real money. This is no receipt.
    "
  `);
});

test('a test print', () => {
  expect(printed({ ...head, kind: 'test' })).toMatchInlineSnapshot(`
    "
             M a i s o n   V e r t e
             Verte Alimentation SARL
                     Till T-2
                     Alipay+
    ------------------------------------------
               T e s t   p r i n t
         No payment. Nothing was charged.
    ------------------------------------------
    Date                     Sat, Nov 21, 2026
    Time                        14:33:20 GMT+1
    42 columns, 504 dots
    123456789012345678901234567890123456789012
    Letters         ÄÖÜ äöü ß ÉÈÊ éèê àç ñ ø å
    Money                            € £ ¥ $ ¢
    Drawn signs
    (picture, right)
    ------------------------------------------
    1. The line of digits fills the paper from
    edge to edge and stands on one line.
    2. Letters with accents and the signs of
    money are right.
    3. The Chinese line is black and clear.
    4. The till's scanner reads the square
    code: the till then says that it is no
    payment code.

                      Codes
    (qr TEST-PRINT)
    (code128 TEST-PRINT)
    "
  `);
});
