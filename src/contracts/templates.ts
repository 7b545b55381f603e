import type { TermsDocument } from './terms-document.js';

/** The L contract (outbound loan marketing) as a starting point. Figures the documents leave open are round and the operator's to change. */
export function loanOutboundTerms(): TermsDocument {
  return {
    serviceWindows: [
      { weekdays: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
      { weekdays: [1, 2, 3, 4, 5], start: '13:30', end: '18:00' },
    ],
    officialCalendar: true,
    volume: { capPerHeadPerDay: 200, requiredPerHeadPerDay: 200, intentTargetPerHeadPerDay: 15, seats: 6 },
    dialling: {
      ringTimeoutSeconds: 45,
      noAnswerMinRingSeconds: 20,
      perNumberPerDay: 2,
      perNumberGapMinutes: 120,
      perCustomerPer30Days: 6,
      attemptsPerCustomer: 3,
      retryMinutes: { no_answer: 180, busy: 30, switched_off: 240, callback: 0 },
      retryPlan: {
        no_answer: { atMost: 2, otherTimeOfDay: true },
        busy: { atMost: 3, otherTimeOfDay: false },
        switched_off: { atMost: 1, otherTimeOfDay: true },
      },
      callbackWithinDays: 14,
      coolingDays: 30,
    },
    staffing: {
      changesPerYear: 5,
      noticeWorkingDays: 10,
      requiredDocuments: ['labour_contract', 'confidentiality', 'training', 'exam'],
    },
    // The documents name no price: round figures to start from, ¥8,000 a seat and month without VAT, ¥500 a falsification.
    fees: {
      seatMonthFen: 800_000,
      vatBps: 600,
      pricesIncludeVat: false,
      coefficients: [
        { fromSuccessesHundredths: 1500, coefficientBps: 10_000 },
        { fromSuccessesHundredths: 1000, coefficientBps: 8000 },
        { fromSuccessesHundredths: 500, coefficientBps: 5000 },
        { fromSuccessesHundredths: 0, coefficientBps: 3000 },
      ],
    },
    deductions: { falsificationFen: 50_000, complaintFen: { level1: 100_000, level2: 20_000 } },
    deadlines: { reportWorkingDays: 10, paymentWorkingDays: 20, appealWorkingDays: 5 },
    review: { sampleShareBps: 200, sampleAtLeastPerDay: 1 },
  };
}
