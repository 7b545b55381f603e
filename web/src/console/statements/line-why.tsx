import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ComplaintWhy, FalsificationWhy, FeeWhy, Statement, StatementDocument, StatementLine } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { useMay } from '../../shared/session/me';
import { FactList, type Fact } from '../../shared/ui/fact-list';
import { LineCalls } from './line-calls';
import { LINE_TEXTS } from './line-texts';
import { coefficientText, negative, rateText } from './figures';

/** Clauses of the contract by which a line is owed. */
const CLAUSES = { fee: 'L16', complaint: 'L17', falsification: 'L18' } as const;

interface WhyProps {
  statement: Statement;
  document: StatementDocument;
}

/** Why a line is what it is: the formula with its figures, the version of the terms, the evidence. */
export function LineWhy({ statement, document, line }: WhyProps & { line: StatementLine }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const { fee, falsification, complaint } = line.why;
  return (
    <div className="statement-why" data-testid={`why-${line.key}`}>
      {line.kind === 'carried' && <p>{t('carriedWhy')}</p>}
      {line.adjustment && <Adjusted line={line} />}
      {fee && <FeeReason statement={statement} document={document} line={line} fee={fee} />}
      {falsification && <DeductionWhy statement={statement} document={document} amountFen={line.owedFen} why={falsification} />}
      {complaint && <ComplaintReason document={document} amountFen={line.owedFen} why={complaint} />}
    </div>
  );
}

/** An adjustment is the difference between what is owed by now and what was settled. */
function Adjusted({ line }: { line: StatementLine }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const { fen } = useFormat();
  const settled = line.settledFen.startsWith('-') ? `(${fen(line.settledFen)})` : fen(line.settledFen);
  return (
    <>
      <p className="statement-formula">{t('adjustmentFormula', { owed: fen(line.owedFen), settled, amount: fen(line.amountFen) })}</p>
      {line.owedFen === '0' && <p>{t('nothingOwed')}</p>}
    </>
  );
}

function FeeReason({ statement, document, line, fee }: WhyProps & { line: StatementLine; fee: FeeWhy }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  const formula = fee.parts
    .map((part) =>
      t('feePart', {
        price: format.fen(part.seatMonthFen),
        attended: part.attendedOn.length,
        whole: fee.serviceDays,
        coefficient: coefficientText(part.coefficientBps),
      }),
    )
    .join(t('plus'));
  const versions = [...new Set(fee.parts.map((part) => part.termsVersion))];
  const facts: Fact[] = [
    [
      t('coefficientWhy'),
      <>
        <div>{t('rate', { successes: fee.successes, headDays: fee.headDays, rate: rateText(fee.successes, fee.headDays) })}</div>
        <Tiers document={document} versions={versions} />
      </>,
    ],
    [t('basis'), versions.map((version) => t('clause', { clause: CLAUSES.fee, version })).join(' · ')],
  ];
  return (
    <>
      <p className="statement-formula">{t('equals', { formula, amount: format.fen(line.owedFen) })}</p>
      <FactList facts={facts} />
      <LineCalls statementId={statement.id} lineKey={line.key} />
    </>
  );
}

/** The steps of the contract from which the coefficient was taken. */
function Tiers({ document, versions }: { document: StatementDocument; versions: number[] }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const terms = document.terms.filter((one) => versions.includes(one.version));
  return terms.map(({ version, coefficients }) => (
    <div key={version} className="meta">
      {coefficients
        .map((tier) =>
          t('tier', { from: (tier.fromSuccessesHundredths / 100).toFixed(2), coefficient: coefficientText(tier.coefficientBps) }),
        )
        .join(' · ')}
    </div>
  ));
}

interface DeductionWhyProps extends WhyProps {
  amountFen: string;
  why: FalsificationWhy;
}

/** A record that was found false: the fixed amount, the record, the decision. */
export function DeductionWhy({ document, amountFen, why }: DeductionWhyProps): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const may = useMay();
  const terms = document.terms.find((one) => one.version === why.termsVersion);
  const price = format.fen(terms?.falsificationFen ?? negative(amountFen));
  const outcome = textOf(OUTCOME_TEXTS[why.code], language);
  return (
    <>
      <p className="statement-formula">
        {t('deducted', { formula: t('deductionPart', { price }), amount: format.fen(negative(amountFen)) })}
      </p>
      <FactList
        facts={[
          [t('basis'), t('clause', { clause: CLAUSES.falsification, version: why.termsVersion })],
          [
            t('evidence'),
            <>
              <div>
                {t('recordedAs', { outcome, on: why.workOn })}
                {why.success && <span className="meta"> {t('alsoSuccess')}</span>}
              </div>
              <div className="row row-wide">
                <CallLink id={why.callId} />
                {may('review.use') && <Link to={`/reviews/${why.reviewId}`}>{t('openReview')}</Link>}
                {may('appeal.use') && <Link to={`/appeals/${why.reviewId}`}>{t('openAppeal')}</Link>}
              </div>
            </>,
          ],
          [t('decidedAt'), format.dateTime(why.decidedAt)],
        ]}
      />
    </>
  );
}

function ComplaintReason({ document, amountFen, why }: { document: StatementDocument; amountFen: string; why: ComplaintWhy }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  const may = useMay();
  const prices = document.terms.find((one) => one.version === why.termsVersion)?.complaintFen;
  const price = format.fen((why.level === 1 ? prices?.level1 : prices?.level2) ?? negative(amountFen));
  return (
    <>
      <p className="statement-formula">
        {t('deducted', { formula: t('complaintPart', { level: why.level, price }), amount: format.fen(negative(amountFen)) })}
      </p>
      <FactList
        facts={[
          [t('basis'), t('clause', { clause: CLAUSES.complaint, version: why.termsVersion })],
          [t('receivedOn'), format.date(why.receivedOn)],
          [t('decidedAt'), format.dateTime(why.decidedAt)],
          [
            t('evidence'),
            <span key="links" className="row row-wide">
              <CallLink id={why.callId} />
              {may('complaint.read') && <Link to={`/complaints/${why.complaintId}`}>{t('openComplaint')}</Link>}
            </span>,
          ],
        ]}
      />
    </>
  );
}

function CallLink({ id }: { id: string | null }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  return id ? <Link to={`/calls/${id}`}>{t('openCall')}</Link> : <span className="quiet">{t('noCall')}</span>;
}
