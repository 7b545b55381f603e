import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Segmented } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Script, ScriptBody, ScriptSection } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useSettings, useTexts } from '../../shared/i18n/settings';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ScriptText } from './script-text';
import { FIELD_HELP, SCRIPT_TEXTS } from './script-texts';
import { newestOf } from './scripts-page';
import { useRendered, useSaveDraft, useScripts } from './use-scripts';
import './scripts.css';

const RESTED_MS = 400;
const EMPTY: ScriptBody = { opening: '', sections: [], objections: [] };

export function ScriptEditorPage(): ReactNode {
  const { id } = useParams();
  const query = useScripts();
  if (!id) return <Editor script={null} />;
  return <Loaded query={query}>{({ items }) => <Editor key={id} script={items.find((one) => one.id === id) ?? null} />}</Loaded>;
}

function Editor({ script }: { script: Script | null }): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const common = useTexts(COMMON);
  const navigate = useNavigate();
  const save = useSaveDraft(script?.id ?? null);
  const [title, setTitle] = useState(script?.title ?? '');
  const [language, setLanguage] = useState<Script['language']>(script?.language ?? 'zh-CN');
  const [body, setBody] = useState<ScriptBody>(() => (script ? (newestOf(script)?.body ?? EMPTY) : EMPTY));
  const ready =
    title.trim() !== '' &&
    body.opening.trim() !== '' &&
    [...body.sections, ...body.objections].every((part) => part.title.trim() && part.text.trim());
  const submit = (): void =>
    save.mutate(
      { title: title.trim(), language, body },
      { onSuccess: (saved) => void navigate(`/scripts/${saved.id}`, { replace: true }) },
    );
  return (
    <>
      <PageHead title={script ? t('editTitle', { title: script.title }) : t('newTitle')}>
        <Button onClick={() => void navigate(script ? `/scripts/${script.id}` : '/scripts')}>{common('cancel')}</Button>
        <Button type="primary" disabled={!ready} loading={save.isPending} onClick={submit} data-testid="save-script">
          {t('saveDraft')}
        </Button>
      </PageHead>
      <div className="script-editor">
        <Panel>
          <div className="stack">
            {save.error && <ProblemNotice problem={ApiProblem.from(save.error)} />}
            <Form layout="vertical" requiredMark={false}>
              {!script && (
                <>
                  <Form.Item label={t('name')} htmlFor="script-title">
                    <Input id="script-title" value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
                  </Form.Item>
                  <Form.Item label={t('language')}>
                    <Segmented<Script['language']>
                      value={language}
                      onChange={setLanguage}
                      options={[
                        { value: 'zh-CN', label: t('chinese') },
                        { value: 'en', label: t('english') },
                      ]}
                    />
                  </Form.Item>
                </>
              )}
              <Form.Item label={t('opening')} htmlFor="script-opening">
                <Input.TextArea
                  id="script-opening"
                  value={body.opening}
                  className="growing"
                  rows={3}
                  onChange={(event) => setBody({ ...body, opening: event.target.value })}
                />
              </Form.Item>
            </Form>
            <PartsEditor
              title={t('sections')}
              add={t('addSection')}
              prefix="section"
              parts={body.sections}
              change={(sections) => setBody({ ...body, sections })}
            />
            <PartsEditor
              title={t('objections')}
              add={t('addObjection')}
              prefix="objection"
              parts={body.objections}
              change={(objections) => setBody({ ...body, objections })}
            />
          </div>
        </Panel>
        <div className="stack script-side">
          <LivePreview body={body} language={language} />
          <FieldHelp />
        </div>
      </div>
    </>
  );
}

interface PartsEditorProps {
  title: string;
  add: string;
  prefix: string;
  parts: ScriptSection[];
  change: (parts: ScriptSection[]) => void;
}

function PartsEditor({ title, add, prefix, parts, change }: PartsEditorProps): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const set = (index: number, part: Partial<ScriptSection>): void =>
    change(parts.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const addPart = (): void => change([...parts, { key: freeKey(prefix, parts), title: '', text: '' }]);
  return (
    <section className="stack-tight" aria-label={title}>
      <div className="spread">
        <h2 className="script-editor-title">{title}</h2>
        <Button icon={<PlusOutlined />} onClick={addPart}>
          {add}
        </Button>
      </div>
      {parts.map((part, index) => (
        <div key={part.key} className="script-part-editor">
          <div className="row">
            <Input
              aria-label={`${t('sectionTitle')} ${index + 1}`}
              placeholder={t('sectionTitle')}
              value={part.title}
              maxLength={40}
              onChange={(event) => set(index, { title: event.target.value })}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('remove', { title: part.title || index + 1 })}
              onClick={() => change(parts.filter((one) => one !== part))}
            />
          </div>
          <Input.TextArea
            aria-label={`${t('text')} ${index + 1}`}
            placeholder={t('text')}
            value={part.text}
            className="growing"
            rows={2}
            onChange={(event) => set(index, { text: event.target.value })}
          />
        </div>
      ))}
    </section>
  );
}

function freeKey(prefix: string, parts: ScriptSection[]): string {
  let number = parts.length + 1;
  while (parts.some((part) => part.key === `${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

function LivePreview({ body, language }: { body: ScriptBody; language: Script['language'] }): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const [rested, setRested] = useState<ScriptBody | null>(body);
  useEffect(() => {
    const timer = setTimeout(() => setRested(body), RESTED_MS);
    return () => clearTimeout(timer);
  }, [body]);
  const rendered = useRendered(
    useMemo(() => rested && writtenParts(rested), [rested]),
    language,
  );
  return (
    <Panel title={t('preview')} extra={<span className="meta">{t('previewHelp')}</span>}>
      {rendered.error ? (
        <ProblemNotice problem={ApiProblem.from(rendered.error)} />
      ) : rendered.data && body.opening.trim() ? (
        <ScriptText body={rendered.data} language={language} />
      ) : (
        <EmptyState text={t('nothing')} />
      )}
    </Panel>
  );
}

/** A part that has only just been added is not yet wrong. */
function writtenParts(body: ScriptBody): ScriptBody {
  const written = ({ title, text }: ScriptSection): boolean => title.trim() !== '' && text.trim() !== '';
  return { ...body, sections: body.sections.filter(written), objections: body.objections.filter(written) };
}

function FieldHelp(): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const { language } = useSettings();
  return (
    <Panel title={t('fields')}>
      <dl className="facts">
        {FIELD_HELP.map(([name, zh, en]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>
              <code className="script-code">{name}</code>
            </dt>
            <dd>{language === 'en' ? en : zh}</dd>
          </div>
        ))}
      </dl>
      <p className="meta script-conditions">{t('fieldsHelp', { if: '{{#if …}}', else: '{{else}}', end: '{{/if}}' })}</p>
    </Panel>
  );
}
