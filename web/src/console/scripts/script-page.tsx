import { EditOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Script, ScriptVersion } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { MissingPage } from '../../shared/ui/missing-page';
import { Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { StateTag } from '../../shared/ui/state-tag';
import { ScriptText } from './script-text';
import { SCRIPT_TEXTS } from './script-texts';
import { newestOf } from './scripts-page';
import { useRendered, useScripts, useVersionAct, type VersionAct } from './use-scripts';
import { VERSION_STATES } from './version-states';
import './scripts.css';

const ACTS: VersionAct[] = ['approve', 'submit', 'retire'];

export function ScriptPage(): ReactNode {
  const { id } = useParams();
  const query = useScripts();
  return (
    <Loaded query={query}>
      {({ items }) => {
        const script = items.find((one) => one.id === id);
        return script ? <OpenScript script={script} /> : <MissingPage />;
      }}
    </Loaded>
  );
}

function OpenScript({ script }: { script: Script }): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const may = useMay();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<number | null>(null);
  const version = script.versions.find((one) => one.version === chosen) ?? newestOf(script);
  const versions = [...script.versions].sort((a, b) => b.version - a.version);
  return (
    <>
      <PageHead title={script.title} meta={<span className="meta">{t(script.language === 'en' ? 'english' : 'chinese')}</span>}>
        {may('script.write') && (
          <Button icon={<EditOutlined />} onClick={() => void navigate(`/scripts/${script.id}/edit`)}>
            {t('edit')}
          </Button>
        )}
      </PageHead>
      <div className="script-columns">
        <Panel title={t('versions')}>
          <ul className="script-versions">
            {versions.map((one) => (
              <li key={one.version}>
                <button
                  type="button"
                  className="script-version"
                  aria-current={one.version === version?.version}
                  onClick={() => setChosen(one.version)}
                >
                  <span className="spread">
                    <strong>{t('versionN', { n: one.version })}</strong>
                    <StateTag states={VERSION_STATES} state={one.state} />
                  </span>
                  <span className="meta">{t('createdBy', { by: one.createdBy, at: one.createdAt })}</span>
                  {one.approvedBy && <span className="meta">{t('approvedBy', { by: one.approvedBy, at: one.approvedAt })}</span>}
                </button>
              </li>
            ))}
          </ul>
        </Panel>
        {version && <Version key={version.version} script={script} version={version} />}
      </div>
    </>
  );
}

function Version({ script, version }: { script: Script; version: ScriptVersion }): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const may = useMay();
  const act = useVersionAct(script.id);
  const [raw, setRaw] = useState(false);
  const rendered = useRendered(version.body, script.language);
  const possible = ACTS.filter((name) => version.actions.includes(name));
  return (
    <div className="stack">
      {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
      {version.state === 'submitted' && !version.actions.includes('approve') && may('script.write') && (
        <Notice tone="info" title={t('otherApproves', { name: version.createdBy })} testId="other-approves">
          <p>{t('otherApprovesHelp')}</p>
        </Notice>
      )}
      <Panel
        title={t('versionN', { n: version.version })}
        extra={
          <>
            <Segmented
              value={raw ? 'raw' : 'rendered'}
              onChange={(value) => setRaw(value === 'raw')}
              options={[
                { value: 'rendered', label: t('rendered') },
                { value: 'raw', label: t('raw') },
              ]}
            />
            {possible.map((name) => (
              <Button
                key={name}
                type={name === 'retire' ? 'default' : 'primary'}
                danger={name === 'retire'}
                loading={act.isPending && act.variables.act === name}
                onClick={() => act.mutate({ version: version.version, act: name })}
                data-testid={`script-${name}`}
              >
                {t(name)}
              </Button>
            ))}
          </>
        }
      >
        {rendered.error && <ProblemNotice problem={ApiProblem.from(rendered.error)} />}
        <ScriptText body={raw || !rendered.data ? version.body : rendered.data} language={script.language} />
      </Panel>
    </div>
  );
}
