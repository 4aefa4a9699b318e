import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import joinClasses from '../join/join.module.css';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import { useSpeech } from '../words/words.tsx';
import { Invite } from './invite.tsx';
import { JoinRequests } from './join-requests.tsx';
import { MemberRow } from './member-row.tsx';
import { memberReads } from './reads.ts';
import { type Role, rolesUpTo } from './roles.ts';

const route = getRouteApi('/inside/acting/members');

/** Who acts for the organisation, who asks to, and who is invited. */
export function MembersPage() {
  const { words } = useSpeech();
  const { me, organisation } = route.useRouteContext();
  const said = words.member;
  const maySee = me.may.includes('member.read');
  const mayManage = me.may.includes('member.manage');
  const { data } = useQuery({ ...memberReads.members(organisation.id), enabled: maySee });
  const members = data?.items ?? [];
  const own = rolesUpTo((me.memberships.find(({ active }) => active)?.role ?? 'viewer') as Role); // the API's own codes
  if (!maySee) {
    return (
      <Page title={said.title} width="narrow">
        <Empty>{said.onlyAdmins}</Empty>
      </Page>
    );
  }
  return (
    <Page title={said.title} lead={said.lead} width="narrow">
      {mayManage && <JoinRequests organisationId={organisation.id} roles={own} />}
      <section className={joinClasses.section}>
        <h2>{said.members}</h2>
        {members.length === 0 ? (
          <Empty>{said.noMembers}</Empty>
        ) : (
          <ul className={joinClasses.list}>
            {members.map((one) => (
              <MemberRow
                key={one.personId}
                organisationId={organisation.id}
                member={one}
                roles={own}
                mayChange={mayManage && one.personId !== me.person?.id && own.includes(one.role)}
              />
            ))}
          </ul>
        )}
      </section>
      {mayManage && <Invite organisationId={organisation.id} roles={own} />}
    </Page>
  );
}
