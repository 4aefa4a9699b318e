import { idSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const domainMethodSchema = z.enum(['dns', 'file']).meta({ id: 'DomainMethod' });
export type DomainMethod = z.infer<typeof domainMethodSchema>;

export const newDomainSchema = z
  .strictObject({ domain: z.string().trim().min(1).max(253).describe('such as `example.org`, without a path') })
  .meta({ id: 'NewOrganisationDomain' });
export type NewDomain = z.infer<typeof newDomainSchema>;

export const organisationDomainSchema = z
  .object({
    id: idSchema,
    domain: z.string(),
    verified: z.boolean().describe('the domain itself has shown that it belongs to the organisation'),
    method: domainMethodSchema.nullable(),
    txtName: z.string().describe('name of a TXT record that is to hold `txtValue`'),
    txtValue: z.string(),
    fileUrl: z.string().describe('or: address of a text file that is to hold `txtValue`'),
    checkedAt: timestampSchema.nullable(),
    verifiedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'OrganisationDomain' });
export type OrganisationDomain = z.infer<typeof organisationDomainSchema>;

export const organisationDomainsSchema = z.object({ items: z.array(organisationDomainSchema) });
export const domainCheckSchema = z.strictObject({ method: domainMethodSchema }).meta({ id: 'DomainCheck' });
export type DomainCheck = z.infer<typeof domainCheckSchema>;
