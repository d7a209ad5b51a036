import { describeTemplate, isTemplateName } from '../texts/template-table.ts';
import { contactTexts } from './text-rules.ts';
import type { Rule } from './workflow-findings.ts';

/**
 * What a mail is for decides whether it may be sent: a text that promotes goes to nobody who has opted out, whatever its
 * step calls it.
 */
export const serviceIsService: Rule = ({ source }) =>
  Object.entries(source.steps).flatMap(([name, step]) => {
    if (step.do !== 'email' || step.kind !== 'service') return [];
    const promoting = contactTexts({ ...source, steps: { [name]: step } }, []).filter(
      (text) => isTemplateName(text) && describeTemplate(text).kind === 'marketing',
    );
    return promoting.map((text) => ({
      path: ['steps', name, 'kind'],
      message: `${text} is marketing: as service it would go to people who have opted out. Write kind: marketing.`,
      got: 'service',
      allowed: ['marketing'],
    }));
  });
