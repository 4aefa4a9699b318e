// Made of openapi.json by `npm run openapi`. Changes by hand are lost.

export type paths = {
    "/api/abuse-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports, the longest waiting first (operator)
         * @description Of one state, or about one record, organisation or account.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listAbuseReports"];
        put?: never;
        /**
         * Report a listing, a demand or an organisation
         * @description By anybody, with or without an account. The operator alone reads it, and from whom it is.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["createAbuseReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/abuse-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One report (operator)
         * @description What waits to be decided stands in `GET /api/operations/work`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getAbuseReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/abuse-reports/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a report (operator)
         * @description A record is taken down, and an organisation suspended, by the verbs for that.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["decideAbuseReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your account
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your name, language or ORCID iD
         * @description One person gives an ORCID iD; whoever gives it after is told that it is taken, not by whom. It is yours as you say: the exchange does not ask orcid.org.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/account/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to be reached at another address
         * @description A mail to the new address has the link that confirms it; nothing changes before.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["changeAccountAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/address/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm your new address, with the link of the mail to it
         * @description The old address is told, and your other sessions end.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["confirmAccountAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the address of a sign-up, and sign in
         * @description Takes the token of the mail and the password of the same sign-up. Sets the cookie of the session.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["confirmSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/confirm/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the mail that confirms an address sent again
         * @description For who knows the password of the sign-up, or asked for a new address. Refusals are those of signing in.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["resendSignUpConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When you will be deleted
         * @description 404 unless you have asked for it.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getAccountDeletion"];
        put?: never;
        /**
         * Ask to be deleted
         * @description After the days of grace your name, address, sessions, memberships and messages are gone. Contracts, records and the audit keep a pseudonym. The only owner of an organisation hands it over first.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["requestAccountDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/deletion/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stay after all
         * @description Possible until the deletion is due.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["withdrawAccountDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that the exchange keeps about you
         * @description By table, of all services. What opens doors, such as hashes of passwords, is left out.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        get: operations["exportAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/new-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password with the link of a mail
         * @description Ends all sessions. Sign in with the new password then; a second factor is still asked for.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["chooseAccountNewPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your passkeys
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["listAccountPasskeys"];
        put?: never;
        /**
         * Add a passkey
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["createAccountPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What navigator.credentials.create needs to make a passkey of yours
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["getAccountPasskeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey
         * @description For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["deleteAccountPasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Ends your other sessions; a mail tells you of it.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["changeAccountPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password by mail
         * @description The answer is the same whether or not the address has an account; the mail says which.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["recoverAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up an app as second factor
         * @description Gives a secret for the app. Nothing changes until its first code is confirmed.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["createAccountSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor on with the first code of the app
         * @description Gives recovery codes. Your other sessions end.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["confirmAccountSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get new recovery codes; the old ones work no more
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["renewAccountSecondFactorRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove the second factor
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["removeAccountSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for an account
         * @description A mail with a link confirms the address; there is no account before. The answer is the same whether or not the address has an account; the mail says which.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/accreditation-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests of all agencies, the longest waiting first (operator)
         * @description Ask for `state=pending` to see what is to be done.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        get: operations["listAccreditationRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/accreditation-requests/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant an accreditation that an agency asks for, or decline it (operator)
         * @description What is granted is put on record as it was asked for, and can be corrected there. The note is shown to the agency.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["decideAccreditationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agency, its accreditations and brokers
         * @description Brokers are named to verified organisations, to the agency itself and to the operator.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["getAgency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/accreditation-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The requests of an agency for accreditations, newest first
         * @description For the agency itself and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listAgencyAccreditationRequests"];
        put?: never;
        /**
         * Ask the operator to record an accreditation of your agency
         * @description Who gave it, for what and until when, and where that can be looked up. One request waits at a time. Nothing of it counts, and nobody but the agency and the operator sees it, until it is granted.
         *
         *     For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createAgencyAccreditationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/accreditation-requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a request for an accreditation back
         * @description While it waits for its decision.
         *
         *     For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteAgencyAccreditationRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/accreditations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record an accreditation of an agency (operator)
         * @description An agency that has an accreditation on record acts for others only while one of them is granted and valid.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["createAgencyAccreditation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/accreditations/{accreditationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Suspend, restore, withdraw or correct an accreditation (operator)
         * @description A suspended agency stops acting for its clients within five seconds.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        patch: operations["updateAgencyAccreditation"];
        trace?: never;
    };
    "/api/agencies/{id}/brokers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a credential of a broker, who is a member of the agency
         * @description By the agency itself or the operator. A member with a credential is shown as a broker.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createAgencyBroker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/brokers/{credentialId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back a credential of a broker
         * @description By the agency itself or the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteAgencyBroker"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals in which an agency acted, and what it did in each
         * @description The rows behind the figures of its performance, for the agency itself and the operator. An agency goes on reading what it did when its mandate has ended: from then on the client itself acts in the deal.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["listAgencyDeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of the mandates of an agency: deals, contracts, signed value, win rate
         * @description Computed from deals, contracts and the register of mandates. Exact for the agency itself and the operator; for anybody else as of the last closed month, and never about fewer than three.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["getAgencyPerformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what for whom, when and from where, newest first
         * @description For owners and administrators of an organisation what was done by it, for it and to its records; for the operator everything. Reads of confidential things stand in it too.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit as one file, newest first: one JSON or one line of CSV per entry
         * @description For owners and administrators of an organisation what was done by it, for it and to its records; for the operator everything. Reads of confidential things stand in it too.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed, in order, for who asks with a cursor
         * @description Rows of what the caller may see: public ones for anyone, beside them those of its organisation. A row says that something changed and where to read it, never what. Go on with `cursor` of the answer as `after`; a row may come twice, none is left out. `wait` holds the answer until there is a row. Rows are kept for 30 days unless the exchange says otherwise; an older cursor is `change.cursor_gone`.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contracts of your organisation and of the clients of your agency, newest first; the operator sees all
         * @description For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["listContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/agency-parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contracts that name your organisation as an agency, newest first
         * @description With your own part and what your mandates promise you; no other price and no terms.
         *
         *     For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["listContractAgencyParts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contract, whole
         * @description The text with its hash, who confirmed it, the rights that it grants, payments with their balance, registrations, changes and its entries of the ledger.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Write a new version of a draft; confirmations start anew
         * @description The whole text, not a part of it. The present names of the parties are taken into it.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        patch: operations["updateContract"];
        trace?: never;
    };
    "/api/contracts/{id}/agency-part": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your part in a contract that names your organisation as an agency
         * @description Who deals with whom about what, and your own part; no other price and no terms.
         *
         *     For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["getContractAgencyPart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/agency-part/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm your part as an agency in exactly this version
         * @description By version and hash. Signing does not wait for it; who has not confirmed by then counts in no statistics.
         *
         *     For an organisation, about what is its own; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["confirmContractAgencyPart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose an amendment or a termination
         * @description That is your own confirmation of it. It binds nobody before the other party confirms the same hash, and lapses after 90 days.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["createContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/changes/{changeId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a change that the other party proposed
         * @description By its hash. An amendment stands in the ledger; a termination also ends the rights on its day, and gives listings back that the contract kept from the market.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["confirmContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/changes/{changeId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a change that the other party proposed
         * @description With a reason, which the other party reads. The contract stays as it is.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin.
         */
        post: operations["declineContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/changes/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a change that your party proposed
         * @description As long as the other party has not confirmed it.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin.
         */
        post: operations["withdrawContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm exactly this version; the second party’s confirmation signs the contract
         * @description By version and hash, so that nobody signs what it has not read. The signature writes the ledger, closes the demand of the deal as solved, and reserves or transfers the listings that the contract takes from the market.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["confirmContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/confirm/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take your confirmation back: the same text becomes a version that nobody has confirmed
         * @description Until the other party has confirmed it too. What is signed is never taken back, only changed by both.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin.
         */
        post: operations["withdrawContractConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a payment that was made
         * @description Either party records it; it is reported until the other confirms or disputes it. 409 payment.duplicate when one of the same day and amount is on record, 400 with what is wrong when it does not fit what is due.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createContractPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/payments/{paymentId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a payment that the other party recorded
         * @description From here on it counts as paid, in the statistics as well.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["confirmContractPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/payments/{paymentId}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deny a payment that the other party recorded
         * @description It stays on record and counts nowhere; its line is open again. Later it is confirmed after all, or taken back.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["disputeContractPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/payments/{paymentId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a payment that was recorded by mistake
         * @description The party that recorded it may until the other confirmed it; the operator may at any time.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["voidContractPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the registration with an authority
         * @description A party’s registration is self_recorded, and in no public figure, until the operator confirms it. The answer names the registration. 409 registration.exists when one stands, registration.number_taken when another contract has the number.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["recordContractRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/registrations/{registrationId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a registration that a party recorded; for the operator
         * @description From here on it counts in public figures.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["confirmContractRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/registrations/{registrationId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a registration, so that the right one can be recorded
         * @description Who recorded it may until it is confirmed; the operator may at any time.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["voidContractRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contracts/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every text the contract had, newest first
         * @description Each with its hash, who wrote it and when.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["listContractVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals of your organisation and of the clients of your agency, newest first; the operator sees all
         * @description `turn` finds those in which your side must act, `stage` those that stand somewhere; the first page counts each stage.
         *
         *     For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["listDeals"];
        put?: never;
        /**
         * Open a deal: between a listing and a demand, or as a direct enquiry about a listing
         * @description Both sides see it from then on. There is one live deal per listing and demand; a second one is 409 with the id of the first. A seller who opens it does not learn who the company of an anonymous demand is.
         *
         *     For an organisation, about what is its own; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor; the organisation must be verified.
         */
        post: operations["createDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was proposed to one of your demands, side by side
         * @description Every deal about the demand, whichever side opened it, with what its listing says to each required result, its terms, and what the other side wrote. Measures are compared by their names and in the unit of the required result.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["listDealProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One deal, with listing and demand as they were
         * @description As they were when the deal opened. `next` says what brings it on and which side must do it, `actions` what you may do now.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["getDeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/both-sides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declare that your agency stands on both sides of a deal
         * @description By the agency itself, without On-Behalf-Of. Each party accepts it when it confirms the contract; until both have, nothing is signed.
         *
         *     For an organisation, about what is its own; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["declareDealBothSides"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft the contract of a deal
         * @description In negotiation or agreed, one per deal. Parties, listings and patents that you leave out are taken from the deal; the answer has the hash that both parties confirm.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createDealContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the seller disclosed in a deal, also what has ended, oldest first
         * @description Each with its tier, for whom, since when and until when.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["listDealDisclosures"];
        put?: never;
        /**
         * Seller: let the other side see more of the listing, once a non-disclosure agreement stands
         * @description From the stage nda on. T2 is for the organisation of the other side or people of it, T3 for named people only. A repeat at the same tier is for those named now. It ends by your word, or with the deal.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createDealDisclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/disclosures/{disclosureId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Seller: end what you disclosed
         * @description The other side reads it no more from now on. What it has read it has read: each read under secrecy stands in your audit.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["endDealDisclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a deal without a contract, with a coded reason
         * @description Either side alone may. The reason is told to the other side; what was disclosed in the deal ends with it.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["loseDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to the other side of a deal
         * @description Both sides read it among the events. An unnamed company that writes names itself by it; to one that has not answered yet nothing more is written. The same words of one person within a minute are one message; an `Idempotency-Key` decides it instead.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["sendDealMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/shortlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buyer: put a deal on the shortlist of what was proposed to you, or take it off
         * @description Nobody else is told.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createDealShortlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose another open stage, or accept it when the other side has proposed exactly that
         * @description The deal moves when the other side accepts; a proposal lapses after 30 days. Proposing takes the place of a proposal that stands.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["proposeDealStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/stage/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept exactly the stage that the other side has proposed
         * @description The deal moves to it. A stage that is not the proposed one is refused, so nobody accepts what it has not read.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["acceptDealStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/stage/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline the stage that the other side has proposed
         * @description The deal stays where it is, and the other side is told.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["declineDealStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/stage/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the stage that your side has proposed
         * @description As long as it was not answered.
         *
         *     For the organisations that are a side of it; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["withdrawDealStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The demands of your organisation, or of the clients of your agency, newest first
         * @description In any state. `owner=clients` reads those of all clients whose mandates allow it, `client` those of one; the first page counts each.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:read`.
         */
        get: operations["listDemands"];
        put?: never;
        /**
         * A new draft
         * @description Nobody else sees a draft, and it may lack anything; the answer says how complete it is. `Idempotency-Key` makes a repeated request safe. It is shown once it is opened.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a draft without saving it
         * @description Faults, what is missing, completeness, the passages of an anonymous demand that give its owner away, and how others would see it. Nothing is kept.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["checkDemands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The demands of your organisation as rows of an import, one JSON per line
         * @description Each line is a row that `POST /demands/import` takes: bringing the file back changes nothing.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:read`.
         */
        get: operations["exportDemands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write up to 200 demands at once, or try it with dryRun; safe to repeat
         * @description Each row is a DemandImportRow with a result of its own; a row that is refused costs no other row.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["importDemands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The imports of your organisation, newest first
         * @description For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        get: operations["listDemandImports"];
        put?: never;
        /**
         * Begin an import of demands that is sent in several requests
         * @description Name its id as `run` in each request, so that all of it stands in one place and is undone together.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createDemandsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import of demands
         * @description For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        get: operations["getDemandImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the undo of an import of demands would do now
         * @description How many records would be deleted or withdrawn, and how many would stay, by the reason. Nothing is written.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        get: operations["getDemandImportUndo"];
        put?: never;
        /**
         * Undo an import of demands, up to 500 records at a time
         * @description Drafts that it created and nobody has touched are deleted, public records withdrawn; the rest stays, with the reason. Ask again while `run.remaining` is above 0.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["undoDemandImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold your anonymous demands against what your organisation is called now
         * @description For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["recheckDemands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search what is needed; open to anyone
         * @description Full text in Chinese, English and Russian with typing errors, filters and facets. An anonymous demand is shown without its company. A page by `relevance` goes on where the last one ended, whatever came or went meanwhile.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["searchDemands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/search.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A search as an Atom feed, newest first; open to anyone
         * @description For programs that read feeds: what anybody may search, by the parameters of `GET /demands/search`. Titles are in the first `language` of the search, else in the one that the reader asks for.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["searchDemandsAsFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What your organisation keeps here, and the most it may
         * @description For an organisation, about what is its own; an API key needs the scope `demands:read`.
         */
        get: operations["getDemandUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/usage/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an organisation keep more or less than the settings say (operator)
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["setDemandUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One demand, as you may see it
         * @description `sight` says whose view it is. Its owner also reads what was said of it in a review, and which signed contract solved it (`solvedBy`).
         *
         *     Anybody may read what is published; the rest only its owner and the operator; an API key needs the scope `demands:read`.
         */
        get: operations["getDemand"];
        put?: never;
        post?: never;
        /**
         * Delete a draft that was never public
         * @description With its history; the audit says who deleted it. What was public once is kept: close it.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        delete: operations["deleteDemand"];
        options?: never;
        head?: never;
        /**
         * Change fields; null empties one
         * @description What is left out stays. An edit of an open demand is public at once, as its next version; `expectedVersion` refuses one that was decided on an older version.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        patch: operations["updateDemand"];
        trace?: never;
    };
    "/api/demands/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close it as solved or withdrawn
         * @description It leaves search and matching at once, for good; its deals go on. A signed contract closes the demand of its deal by itself. One that expired is renewed, one that was withdrawn is copied.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["closeDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy an own demand as a new draft
         * @description In whichever state it is, without its deadline.
         *
         *     For an organisation, about what is its own; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["copyDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to it, oldest first
         * @description Each change with its version, who did it, for whom and why; of an agency, under which mandate.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:read`.
         */
        get: operations["listDemandEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open it; unverified organisations go to review first
         * @description Needs a title and a problem; `issues` name what is missing. From now on it is searched and paired, until its deadline or for a year.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["openDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Organisations that know who is behind your anonymous demand, by your word
         * @description For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:read`.
         */
        get: operations["listDemandReaders"];
        put?: never;
        /**
         * Let an organisation know who is behind your anonymous demand
         * @description It reads your name on the demand alone: searches, pairs and deals stay anonymous to it.
         *
         *     For the organisation whose record it is; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createDemandReader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/readers/{readerId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be anonymous again to an organisation that you named yourself to
         * @description For the organisation whose record it is; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["endDemandReader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/readership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has read it, counted (owner)
         * @description Reads by others, and different organisations by kind. Nobody is named, and a number below three is not told: from one or two one could guess who they are.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:read`.
         */
        get: operations["getDemandReadership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it a new last day; an expired one opens again
         * @description Never an earlier day than it has; without one, a year from today. One that a contract solved opens again only when that contract ended early.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["renewDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Operator: give it back to its owner with reasons
         * @description By reasons of a list, in words, or both. Its owner is told, and reads them on the demand.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["returnDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demands/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was public, newest first
         * @description The content of each version that others could see; drafts between them are not kept.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `demands:read`.
         */
        get: operations["listDemandVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger, newest first: your entries whole, the chain of all for everybody
         * @description Anybody may ask this, without a credential too.
         */
        get: operations["listLedgerEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/clock-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter that a clock which had run ahead was set right
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["createLedgerClockCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed Merkle tree heads, newest first: keep copies of them
         * @description Anybody may ask this, without a credential too.
         */
        get: operations["listLedgerHeads"];
        put?: never;
        /**
         * Sign a head over all entries now; none is made when the newest covers them
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["signLedgerHeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole ledger read again; for others than the operator the last result, with its time
         * @description For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["verifyOwnLedgerEntries"];
        put?: never;
        /**
         * The same for the operator, compared with heads kept elsewhere
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["verifyLedger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/{seq}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That an entry is under the newest signed head, to be checked without the exchange
         * @description An audit path of RFC 6962. With the content of the entry (`GET /ledger`) and a key of the exchange that you trust it proves that the entry stands where it does, whatever becomes of the exchange.
         *
         *     For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["getLedgerEntryProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own listings, or those of the clients of your agency
         * @description In any state, newest first. `owner=clients` reads those of all clients whose mandates allow it, `client` those of one; the first page counts each.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:read`.
         */
        get: operations["listListings"];
        put?: never;
        /**
         * Write a draft
         * @description Nobody else sees a draft, and it may lack anything; the answer says how complete it is. `Idempotency-Key` makes a repeated request safe. It is shown once it is published.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a draft without saving it
         * @description Faults, what is missing, completeness, how patent numbers were understood, listings of the same right as far as you may see them, and how others would see it. Nothing is kept.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["checkListings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listings that stand for a patent of a listing which their owner cannot see (operator)
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listListingConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own listings as rows of an import, one JSON per line
         * @description Each line is a row that `POST /listings/import` takes: bringing the file back changes nothing.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:read`.
         */
        get: operations["exportListings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write up to 200 listings at once, or try it with dryRun; safe to repeat
         * @description Each row is a ListingImportRow with a result of its own; a row that is refused costs no other row.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["importListings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The imports of your organisation, newest first
         * @description For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        get: operations["listListingImports"];
        put?: never;
        /**
         * Begin an import of listings that is sent in several requests
         * @description Name its id as `run` in each request, so that all of it stands in one place and is undone together.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["createListingsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import of listings
         * @description For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        get: operations["getListingImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the undo of an import of listings would do now
         * @description How many records would be deleted or withdrawn, and how many would stay, by the reason. Nothing is written.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        get: operations["getListingImportUndo"];
        put?: never;
        /**
         * Undo an import of listings, up to 500 records at a time
         * @description Drafts that it created and nobody has touched are deleted, public records withdrawn; the rest stays, with the reason. Ask again while `run.remaining` is above 0.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["undoListingImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search what is published; open to anyone
         * @description Full text in Chinese, English and Russian with typing errors, filters and facets; a patent number in any spelling is found as itself. A page by `relevance` goes on where the last one ended, whatever came or went meanwhile.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["searchListings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/search.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A search as an Atom feed, newest first; open to anyone
         * @description For programs that read feeds: what anybody may search, by the parameters of `GET /listings/search`. Titles are in the first `language` of the search, else in the one that the reader asks for.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["searchListingsAsFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/several": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Several listings by their ids, each as you may see it
         * @description Those that you may not see, or that do not exist, are not among the items.
         *
         *     Anybody may read what is published; the rest only its owner and the operator; an API key needs the scope `listings:read`.
         */
        get: operations["listListingSeveral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What your organisation keeps here, and the most it may
         * @description For an organisation, about what is its own; an API key needs the scope `listings:read`.
         */
        get: operations["getListingUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/usage/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an organisation keep more or less than the settings say (operator)
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["setListingUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One listing, as you may see it
         * @description `sight` says from which tier on you see it; what you may not see is not there. Its owner also reads what was said of it in a review, and the contracts signed about it (`contracts`).
         *
         *     Anybody may read what is published; the rest only its owner and the operator; an API key needs the scope `listings:read`.
         */
        get: operations["getListing"];
        put?: never;
        post?: never;
        /**
         * Delete a draft that was never public
         * @description With its history; the audit says who deleted it. What was public once is kept: withdraw it.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        delete: operations["deleteListing"];
        options?: never;
        head?: never;
        /**
         * Edit
         * @description What is left out stays, `null` empties a field. An edit of a published listing is public at once, as its next version; `expectedVersion` refuses one that was decided on an older version.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        patch: operations["updateListing"];
        trace?: never;
    };
    "/api/listings/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy an own listing as a new draft
         * @description In whichever state it is. What belongs to one offer alone is not copied: patent and last day.
         *
         *     For an organisation, about what is its own; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["copyListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History (owner)
         * @description Each change with its version, who did it, for whom and why, oldest first; of an agency, under which mandate.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:read`.
         */
        get: operations["listListingEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish, or submit for review while the organisation is not verified
         * @description Needs title, abstract, a way to deal, a readiness level and IPC codes or keywords; `issues` name what is missing. From now on it is searched and paired, until its last day or for a year.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["publishListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/readership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has read it, counted (owner)
         * @description Reads by others, and different organisations by kind. Nobody is named, and a number below three is not told: from one or two one could guess who they are.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:read`.
         */
        get: operations["getListingReadership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a reserved listing back on the market
         * @description It is searched and paired again. What a contract reserved comes back by itself when that contract is over.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["releaseListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew
         * @description Never for less time than it is valid already; without a day, for a year from today. An expired one is published again, unless a signed contract keeps it from others.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["renewListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a published listing for one taker
         * @description It leaves search and matching and goes on holding its patent, until it is released. A signed contract that shuts others out does this by itself.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["reserveListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a submitted listing back to its owner (operator)
         * @description By reasons of a list, in words, or both. Its owner is told, and reads them on the listing.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["returnListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a listing stand beside those it conflicts with (operator)
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["settleListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the technology has changed hands
         * @description It leaves the market and stops holding its patent. A signed assignment for all countries does this by itself.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["transferListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was public, newest first (owner)
         * @description The content of each version that others could see; drafts between them are not kept.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:read`.
         */
        get: operations["listListingVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a listing off the market
         * @description It leaves search and matching, and stops holding its patent. This is final: to offer the technology again, copy it.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `listings:write`; a person one of the roles owner, admin, editor.
         */
        post: operations["withdrawListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mandates of your organisation, newest first
         * @description On either side, in every state; the operator sees all.
         *
         *     For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["listMandates"];
        put?: never;
        /**
         * Propose a mandate: as client to an agency, or as agency to a client
         * @description Nobody acts by a proposal. The other side accepts it, changes it or declines it. Both sides are verified.
         *
         *     For an organisation, about what is its own; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["createMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One mandate
         * @description For its two sides and the operator.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["getMandate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is proposed
         * @description The changed terms are your proposal: the other side answers.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        patch: operations["updateMandate"];
        trace?: never;
    };
    "/api/mandates/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept exactly the version that the other side proposed
         * @description From its first day on the agency acts for the client. 409 mandate.exclusive while another mandate is in the way.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["acceptMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline what the other side proposed
         * @description With a reason, which the other side reads.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin.
         */
        post: operations["declineMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a mandate
         * @description By either side, with a reason. The agency stops acting by it within five seconds.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin.
         */
        post: operations["endMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a mandate said, version by version, and who made each
         * @description Newest first.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `deals:read`.
         */
        get: operations["listMandateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what your side proposed
         * @description Until the other side has accepted it.
         *
         *     For the organisations that are a side of it; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin.
         */
        post: operations["withdrawMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom the exchange takes you for
         * @description Also what you belong to, for which organisation you act, and what you may do.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you belong to, have asked for and are asked
         * @description For people who have signed in.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getMemberships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships/invitations/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or decline an invitation
         * @description For the person whose verified mail address was invited. For others the invitation does not exist.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["answerMembershipInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to belong to an organisation
         * @description Its owners and admins decide. Asked again while the request waits, the answer is that request.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["createMembershipsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a request back
         * @description While it waits for its answer.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["deleteMembershipRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave an organisation
         * @description The last owner cannot leave: it makes another member owner first, or transfers the ownership.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["deleteMembership"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you were told, newest first
         * @description For people who have signed in. What you were told as a member goes when you are one no more.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you are told, kind by kind, and when by mail
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getNotificationPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what you are told, and when by mail; what is left out stays
         * @description For a person who has signed in, about itself; not for API keys.
         */
        patch: operations["updateNotificationPreferences"];
        trace?: never;
    };
    "/api/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark notifications as read: all, or as far as you have seen
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["markAllNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you are told, as it comes: server-sent events
         * @description Events `notification` (a notification; a bundle that grew comes again under its id), `taken_back` (the `id` of one that was unread when there was nothing to do any more) and `unread` (how many are unread). A client that comes back with `Last-Event-ID` gets all that it missed.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getNotificationStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many notifications you have not read
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["countUnreadNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page behind the link of a mail: it asks, and changes nothing by itself
         * @description Anybody may ask this, without a credential too.
         */
        get: operations["getUnsubscription"];
        put?: never;
        /**
         * End mail by the link that stands in it, without signing in
         * @description Anybody may ask this, without a credential too.
         */
        post: operations["unsubscribeNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a notification as read
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["markNotificationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a notification as unread again
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["markNotificationUnread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs that used up their tries, newest first
         * @description For the operator. A service that did not answer is named under `failures`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run all dead letters again, or those of a kind
         * @description For the operator. A service that did not answer is named under `failures`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/dead-letters/{service}/{job}/{jobId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget a dead letter: what it was to do is not done
         * @description This cannot be undone. Who did so and why stays in the audit.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["discardDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/dead-letters/{service}/{job}/{jobId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a dead letter again
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/demands/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check anonymous demands against the present names of all organisations
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["recheckAllDemands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How each service and its engines are, and what its events wait for
         * @description For the operator. A service that does not answer is `away`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was imported lately: by whom, and how many rows came of it
         * @description For the operator, newest first. Refused rows are counted and not kept: they hold what the exchange did not take. Rows that were sent alone and changed nothing stand in no import.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs that wait, run and failed
         * @description For the operator. A service that did not answer is named under `failures`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One text or patent on the market from several organisations: who was first, who came later
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listMatchingCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the long work matching/duplicates (operator)
         * @description Answers with a task to follow. The same work is not started twice at a time: the task under way is returned.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["regroupDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/embedder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose vectors serve, and how far a change of embedder is
         * @description For the operator. A change begins when workers start with settings of another embedder.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getMatchingEmbedder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/embedder/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a stopped change of embedder again
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["resumeMatchingEmbedder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/embedder/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a change of embedder: the one that serves goes on
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["stopMatchingEmbedder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who stands in the first places of the lists of pairs, and who in none
         * @description For the operator. Reads every pair that is shown: seconds at a million.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getMatchingExposure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/rematches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Re-matches, the newest first
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listMatchingRematches"];
        put?: never;
        /**
         * Pair every open record anew, in the background
         * @description For the operator. One runs at a time: a second one is refused with the id of the first.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["createMatchingRematch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/rematches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a re-match is
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getMatchingRematch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/rematches/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a re-match; what it has done stays
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["cancelMatchingRematch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/rematches/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with the newest re-match where it was cancelled or failed
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["resumeMatchingRematch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions of the weights, and which ruled when
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getMatchingWeights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/weights/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a version of the weights rule, and pair everything anew
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["activateMatchingWeights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/weights/fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fit the weights to what was decided, and tell how they do
         * @description For the operator. A version is written when it is better; it rules once it is activated.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["fitMatchingWeights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/matching/weights/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the last activation back, and pair everything anew
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["rollbackMatchingWeights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/organisations/tell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the present state of every organisation to the services again
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["tellOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/pairs/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rebuild the index of pairs from Postgres, while searches go on
         * @description For the operator. A service that did not answer is named under `failures`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["rebuildPairs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/queue/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rebuild the jobs of a lost queue from Postgres
         * @description For the operator. A service that did not answer is named under `failures`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["rebuildQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/search/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Re-make search indexes from Postgres, while searches go on
         * @description For the operator. A service that did not answer is named under `failures`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["rebuildSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tasks/{service}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a task is
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for you: by kind how much, since when, and the oldest
         * @description For the operator. A service that did not answer is named under `failures`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verified organisations; for the operator, all
         * @description By name in any of its languages, kind and country. Contact persons and identifiers of people are not in it.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["listOrganisations"];
        put?: never;
        /**
         * Add an organisation (operator)
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Organisations that you may want to join
         * @description For people who have signed in: by identifier, by the web domain of the verified mail address (never one where anybody gets a mailbox), and by name. Shows what is public of an organisation, and none of its members.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        get: operations["findOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Found an organisation, and be its owner
         * @description For people who have signed in and confirmed their mail address. The organisation is unverified: it drafts, and itself and the operator see it. A 409 `organisation.alike` names organisations of a like name: ask to join one, or send all their ids as `differsFrom`.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["foundOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the organisations of a list (operator)
         * @description Each row by itself: one that is there (by an identifier, or of the same name in the same country) stays as it is, one of a like name is asked back with the organisations it may be, a wrong one is refused with its fields. Sent again, a list adds nothing.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["importOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/verification-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests of all organisations, the longest waiting first (operator)
         * @description Ask for `state=pending` to see what is to be done.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        get: operations["listVerificationRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/verification-requests/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an organisation by its request, or decline it (operator)
         * @description The note is shown to the organisation. With `expectedVersion` nothing is vouched for but what was looked at.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["decideVerificationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One organisation
         * @description With what it is a unit of and its own units. The id of one that was merged leads to the one that stays.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit an organisation (itself, or the operator)
         * @description A verified organisation that changes its own name, country or identifiers must be verified again.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        patch: operations["updateOrganisation"];
        trace?: never;
    };
    "/api/organisations/{id}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete an organisation (an owner, signed in, or the operator)
         * @description Its keys, memberships, invitations and requests end, what it has published leaves public view, and its identifiers are free again. What it has signed stays with those it signed with. This cannot be undone.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["deleteOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The web domains of an organisation
         * @description For the organisation itself and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listOrganisationDomains"];
        put?: never;
        /**
         * Name a web domain of your organisation
         * @description The answer says what the domain is to show, in a TXT record or in a file. People with a verified mail address at a verified domain find the organisation by it.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisationDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/domains/{domainId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a web domain
         * @description Nobody finds the organisation by it any more.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/domains/{domainId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the exchange look whether the domain shows the value
         * @description By DNS, or over https in the file. A domain belongs to one organisation.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["checkOrganisationDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was invited, newest first
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listOrganisationInvitations"];
        put?: never;
        /**
         * Invite somebody by mail
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator. Only a person whose verified address it is can accept. The role is at most your own; a key of the organisation invites admins at most. An address that is invited already gets the new role and end.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisationInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an invitation back
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks to belong to the organisation, newest first
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listOrganisationJoinRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/join-requests/{requestId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let somebody in, or not
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator. The role is at most your own.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["decideOrganisationJoinRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/keep-apart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an organisation is none of those of an equal name (operator)
         * @description It waits no more among the duplicates of `GET /api/operations/work`. It can be merged all the same.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["keepOrganisationApart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys of an organisation
         * @description For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listOrganisationKeys"];
        put?: never;
        /**
         * Make an API key (the organisation itself, or the operator)
         * @description The answer holds the key, once: a repeat with the same Idempotency-Key is a 409 that names the key it made. A key cannot give scopes that it lacks.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisationKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description Works at once; other gateway processes follow within five seconds.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/lift-suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift the suspension of an organisation (operator)
         * @description Its keys work again, and what it has published comes back into public view.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["liftOrganisationSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members of an organisation
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listOrganisationMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/members/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator. It stops acting for the organisation at once, and its open invitations end. The last owner cannot be removed.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationMember"];
        options?: never;
        head?: never;
        /**
         * Give a member another role
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator. Nobody gives or takes a role above its own, and an organisation keeps an owner.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        patch: operations["updateOrganisationMember"];
        trace?: never;
    };
    "/api/organisations/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The merge by which an organisation went (operator)
         * @description As long as it was not undone, and until when it can be.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        get: operations["getOrganisationMerge"];
        put?: never;
        /**
         * Merge an organisation into another (operator)
         * @description Members, keys, domains, units and identifiers go to the other, and this id leads there. Records keep this id and are shown under the other’s name; contracts stay as they were signed. Undone within 30 days by `unmerge`.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["mergeOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/merge-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a merge would do, and what to look at twice before (operator)
         * @description Changes nothing. What is never merged is refused here as there.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        get: operations["getOrganisationMergePreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/ownership-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The offer of ownership that waits for its answer, or null
         * @description For owners and admins of the organisation, its keys with `organisations:write`, and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["getOrganisationOwnershipOffer"];
        put?: never;
        /**
         * Offer another member to be owner in your place
         * @description For an owner, signed in. Nothing changes before the member accepts; you are an admin then.
         *
         *     For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisationOwnershipOffer"];
        /**
         * Take the offer of ownership back
         * @description For an owner.
         *
         *     For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationOwnershipOffer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/ownership-offer/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or decline the ownership that was offered to you
         * @description For the member it was offered to.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["answerOrganisationOwnershipOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The single sign-on of an organisation (its owner and admins, and the operator)
         * @description The client secret is not among it. `callbackUrl` is the redirect address to enter at the provider.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["getOrganisationSso"];
        put?: never;
        /**
         * Propose the OpenID provider at which the people of an organisation sign in (its owner and admins)
         * @description The discovery document of the issuer is read and checked at once. Nobody signs in by it until the operator approves it. Domains are those of the mail addresses that it speaks for; a domain belongs to one approved provider.
         *
         *     For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisationSso"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the single sign-on of an organisation (its owner and admins)
         * @description Another issuer, client or set of domains is proposed to the operator again, and nobody signs in meanwhile; another issuer or client needs its secret too. `required: true` takes a session that this provider made; then members act for the organisation by such sessions alone, and all others are refused with `session.sso_required`. The operator may set `required` to false, and nothing else.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        patch: operations["updateOrganisationSso"];
        trace?: never;
    };
    "/api/organisations/{id}/sso/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a proposed provider (operator)
         * @description From then on it says who people with addresses in its domains are.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["approveOrganisationSso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/sso/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a provider (the owner and admins of the organisation, or the operator)
         * @description Ends every session that it made within five seconds, and lifts `required`. A change by the organisation proposes it again.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["disableOrganisationSso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/sso/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget which account at the provider a person has
         * @description For a person who got a new account there: the next one that signs in with its address becomes this person. Its sessions by the provider end.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationSsoPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend an organisation (operator)
         * @description Its keys and the sessions that act for it are refused within five seconds, and what it has published leaves public view. Its data are kept, and the reason is shown to it.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["suspendOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/unit-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks to be a unit or a parent of the organisation, and whom it asked; the newest hundred
         * @description For the organisation itself and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listOrganisationUnitRequests"];
        put?: never;
        /**
         * Ask another organisation to be its unit, or its parent
         * @description Both sides agree. A unit belongs to one organisation, and at most four levels stand above each other.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisationUnitRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/unit-requests/{requestId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or decline; who asked takes its request back by declining it
         * @description For the side that was asked.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["answerOrganisationUnitRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End it: the unit leaves, or its parent lets it go
         * @description Either side does it alone; a unit names itself twice.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationUnit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo the merge of an organisation (operator)
         * @description Within 30 days. What was changed since stays.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["unmergeOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/verification-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The requests of an organisation, newest first
         * @description For the organisation itself and the operator.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listOrganisationVerificationRequests"];
        put?: never;
        /**
         * Ask the operator to verify your organisation
         * @description Show who it is: texts and links to what the operator can look at. One request waits at a time. A verified organisation asks again before its verification ends.
         *
         *     For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createOrganisationVerificationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/verification-requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a request back
         * @description While it waits for its decision.
         *
         *     For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteOrganisationVerificationRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an organisation, or withdraw its verification (operator)
         * @description For one that has not asked. Of one whose request waits the request is decided, with its evidence: 409, with the id of the request.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["verifyOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pairs of one of your listings or demands, best first
         * @description `state` says whether the record still waits to be paired. Near-duplicates of one technology share a place unless `duplicates` asks for all.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `pairs:read`.
         */
        get: operations["listPairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/interest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the other sides made of one of your records
         * @description How many contacted you, are in deals with you or declined, and why, by code. What they keep to themselves is told as a number where three or more do it.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `pairs:read`.
         */
        get: operations["getPairInterest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/near-misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one of your listings or demands misses by one condition
         * @description Records that would be a pair with yours but for exactly one condition, the best first: which condition, and which change of either side would lift it. Both records are on the market.
         *
         *     For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `pairs:read`.
         */
        get: operations["listPairNearMisses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits to be profiled and paired (operator)
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getPairProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search over your pairs; the operator searches all
         * @description By words of both texts, score, state and day, with facets; `since` finds what is new.
         *
         *     For an organisation, about what is its own; an API key needs the scope `pairs:read`.
         */
        get: operations["searchPairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/track-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How good the pairs were, by what people did with them
         * @description For everybody. Whole months that are over; no figures as long as too few organisations made contact to tell without saying whose.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["getPairTrackRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One pair with its parts, shared terms, passages and decisions
         * @description Says in the language that you ask for why the two fit, and what speaks against it. The company of an anonymous demand stays unnamed until it takes a step.
         *
         *     For the organisations that are a side of it, and the operator of the exchange; an API key needs the scope `pairs:read`.
         */
        get: operations["getPair"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what your side thinks of a pair
         * @description What you looked at, shortlisted or declined stays with your side. A `contact` writes to the other side and opens an enquiry: a deal.
         *
         *     For the organisations that are a side of it; an API key needs the scope `pairs:decide`; a person one of the roles owner, admin, editor.
         */
        post: operations["recordPairDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People, newest first (operator)
         * @description By a part of the name or the address.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the mail that confirms a sign-up again (operator)
         * @description For who says that none came.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["resendPersonConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person (operator)
         * @description Where it belongs and how it signs in, counted. No secret is ever shown.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a person out everywhere (operator)
         * @description With a reason, which the person reads in a mail. Nobody does it to its own account.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["endPersonSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/lift-suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift the suspension of a person (operator)
         * @description With a reason, which the person reads in a mail. Nobody does it to its own account.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["liftPersonSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/reset-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove the second factor of who lost it (operator)
         * @description With a reason, which the person reads in a mail. Nobody does it to its own account.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["resetPersonSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a person: it is signed out, and signs in by no way (operator)
         * @description With a reason, which the person reads in a mail. Nobody does it to its own account.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["suspendPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The searches that you have saved
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["listSavedSearches"];
        put?: never;
        /**
         * Be told of new publications that a search finds
         * @description For people who have signed in. The search is repeated every hour, day or week as anyone could ask it, and what it finds for the first time comes as a notification `search.found`, by mail too unless you switch that off.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["createSavedSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-searches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a search would have told in the last 30 days, before you save it
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["previewSavedSearches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-searches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One saved search
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getSavedSearch"];
        put?: never;
        post?: never;
        /**
         * Delete a saved search
         * @description For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["deleteSavedSearch"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a saved search
         * @description For a person who has signed in, about itself; not for API keys.
         */
        patch: operations["updateSavedSearch"];
        trace?: never;
    };
    "/api/saved-searches/{id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear no more, or again, of a record or an organisation in this search
         * @description For a person who has signed in, about itself; not for API keys.
         */
        post: operations["muteSavedSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-searches/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a saved search would have told in the last 30 days
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getSavedSearchPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your sessions, on this browser and on others
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Sign in with address and password
         * @description Sets the cookie of the session. Writes by it must come from a page of this exchange (`Origin`). Every refusal is the same, but who knows the password of a sign-up that is not confirmed is told so (`account.unconfirmed`).
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["signIn"];
        /**
         * End all your sessions but this one
         * @description For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        /**
         * Act for another organisation that you belong to
         * @description In this session alone.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        patch: operations["switchSession"];
        trace?: never;
    };
    "/api/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey
         * @description No second factor is asked for: the passkey has checked who uses it.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["signInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What navigator.credentials.get needs to sign in with a passkey
         * @description Anybody may ask this, without a credential too.
         */
        post: operations["getSessionPasskeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish signing in with the code of your app, or a recovery code
         * @description With the cookie of the session whose `secondFactor` is due. Sets a new one.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["signInBySecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso/callback/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the provider of an organisation sends the browser back
         * @description Checks the answer of the provider, opens a session that acts for this organisation alone, and sends the browser on to `returnTo`. Works once for each sign-in, in the browser that began it.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["finishSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The providers of all organisations (operator)
         * @description `state=proposed` lists what waits to be approved.
         *
         *     For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        get: operations["listSsoProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in by the single sign-on of an organisation
         * @description Give a mail address or an organisation. The answer says where the browser goes next, and sets a cookie that binds the sign-in to this browser for ten minutes. `returnTo` is a path of this exchange.
         *
         *     Anybody may ask this, without a credential too.
         */
        post: operations["startSso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts and values of contracts by month, type or agency
         * @description Anybody may ask this, without a credential too.
         */
        get: operations["listStatisticContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Consents that your organisation gave, and those to sublicences of its licences, newest first
         * @description For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["listTitleConsents"];
        put?: never;
        /**
         * Licensor: consent to one sublicence of a licence that allows them with consent
         * @description For an organisation, about what is its own; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin; the organisation must be verified.
         */
        post: operations["createTitleConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/consents/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take your consent back, until the sublicence is signed
         * @description For an organisation, about what is its own; an API key needs the scope `contracts:sign`; a person one of the roles owner, admin.
         */
        post: operations["withdrawTitleConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Disputes of your organisation, newest first; the operator sees all and the rights
         * @description For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["listTitleDisputes"];
        put?: never;
        /**
         * Claim a patent number, so that the operator looks at the rights on record for it
         * @description For an organisation, about what is its own; an API key needs the scope `deals:write`; a person one of the roles owner, admin, editor; the organisation must be verified.
         */
        post: operations["createTitleDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/disputes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Operator: the rights on the number stand
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["rejectTitleDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/disputes/{id}/uphold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Operator: release rights on the number; they never had an effect on its title
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["upholdTitleDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/encumbrances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Licences that run on under a title that your organisation holds: of a contract, listing or number
         * @description For an organisation, about what is its own; an API key needs the scope `deals:read`.
         */
        get: operations["listTitleEncumbrances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Operator: what it vouched for, newest first, 200 at most
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`.
         */
        get: operations["listTitleStandings"];
        put?: never;
        /**
         * Operator: vouch for an organisation as the owner of a patent number
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["createTitleStanding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/title/standings/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Operator: take back its word for an owner
         * @description For the operator of the exchange; an API key needs the scope `exchange:operate`; a person one of the roles owner, admin.
         */
        post: operations["withdrawTitleStanding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verify/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands in the ledger under a code, for anybody who was given it
         * @description Its place, its day, what kind of entry it is and whether the chain holds; never who or how much. The hash of an entry is taken as well, and told less: it is public. Parties find the code in `GET /ledger`.
         *
         *     Anybody may ask this, without a credential too.
         */
        get: operations["verifyByCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records and organisations that you watch, newest first
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["listWatches"];
        put?: never;
        /**
         * Be told when a listing, a demand or an organisation changes
         * @description For people who have signed in. Each change comes as a notification `watch.changed`, by mail too unless you switch that off, and says what kind of change it is, never more than you are shown. When it is shown no more you are told once, and again when it is back. Watching the same twice is one watch (200).
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["createWatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a watch would have told in the last 30 days, before you have it
         * @description As far back as the change feed keeps its rows.
         *
         *     For a person who has signed in, about itself; not for API keys.
         */
        post: operations["previewWatches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One watch
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["getWatch"];
        put?: never;
        post?: never;
        /**
         * End a watch
         * @description For a person who has signed in, about itself; not for API keys.
         */
        delete: operations["deleteWatch"];
        options?: never;
        head?: never;
        /**
         * Mute a watch, or be told again
         * @description For a person who has signed in, about itself; not for API keys.
         */
        patch: operations["updateWatch"];
        trace?: never;
    };
    "/api/watches/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a watch would have told in the last 30 days
         * @description For a person who has signed in, about itself; not for API keys.
         */
        get: operations["listWatchPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The webhooks of the own organisation
         * @description For an organisation, about what is its own; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have an address told of changes, signed by standardwebhooks
         * @description A message says that something changed and where to read it, as a row of the change feed does. It comes at least once, nearly in order, with the same `webhook-id` whenever it comes again. Whatever is not 2xx within 15 seconds is tried again for four days; an address without a success for five days is disabled. The secret is shown once.
         *
         *     For an organisation, about what is its own; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook
         * @description For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook with its log
         * @description For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a webhook
         * @description For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The deliveries of a webhook, newest first; kept for 30 days
         * @description For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery: what is sent, and what came of each try
         * @description For the organisation whose record it is, and the operator of the exchange; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one delivery again, with the same id
         * @description For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test now, and see the answer
         * @description For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["pingWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send everything of a span of time again
         * @description For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret; the old one signs too for a day
         * @description For the organisation whose record it is; an API key needs the scope `organisations:write`; a person one of the roles owner, admin.
         */
        post: operations["renewWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        AbuseDecisionInput: {
            /** @enum {string} */
            decision: "upheld" | "rejected";
            /** @description what was done, or why nothing */
            note: string;
        };
        AbuseReport: {
            id: components["schemas"]["Id"];
            subjectKind: string;
            subjectId: components["schemas"]["Id"];
            reason: string;
            message: string;
            email: string | null;
            organisationId: components["schemas"]["Id"] | null;
            personId: components["schemas"]["Id"] | null;
            /** @enum {string} */
            state: "open" | "upheld" | "rejected";
            decision: string | null;
            createdAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
        };
        AbuseReported: {
            id: components["schemas"]["Id"];
        };
        AcceptMandateInput: {
            /** @description the version that you have read */
            expectedVersion: number;
        };
        Account: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            language: components["schemas"]["Language"];
            /** @description a code of an app is asked for beside the password */
            secondFactor: boolean;
            /** @description null without a second factor */
            recoveryCodesLeft: number | null;
            /** @description that you gave as your own */
            orcid: string | null;
            orcidShownTo: components["schemas"]["OrcidShownTo"];
            version: number;
            createdAt: string;
        };
        AccountDeletion: {
            requestedAt: components["schemas"]["Moment"];
            /** @description until then it can be withdrawn */
            dueAt: components["schemas"]["Moment"];
        };
        AccountEditInput: {
            expectedVersion: number;
            name?: string;
            language?: components["schemas"]["LanguageInput"];
            /** @description your own; also as an address. null takes it away */
            orcid?: components["schemas"]["OrcidInput"] | null;
            /** @description at first nobody */
            orcidShownTo?: components["schemas"]["OrcidShownToInput"];
        };
        Accreditation: {
            id: components["schemas"]["Id"];
            version: number;
            /** @description who gave it */
            body: string;
            number: string;
            /** @description what it lets the agency do */
            scope: string;
            from: components["schemas"]["Day"];
            /** @description last day; null: without an end */
            to: components["schemas"]["Day"] | null;
            evidence: string | null;
            state: components["schemas"]["AccreditationState"];
            /** @description granted, and valid today */
            inForce: boolean;
            updatedAt: components["schemas"]["Moment"];
        };
        AccreditationDecisionInput: {
            /** @enum {string} */
            decision: "grant" | "decline";
            /**
             * @description why it is declined
             * @default []
             */
            reasons?: components["schemas"]["AccreditationReasonInput"][];
            /** @description shown to the agency; needed to decline without a reason of the list */
            note?: string;
        };
        AccreditationEditInput: {
            expectedVersion: number;
            state?: components["schemas"]["AccreditationStateInput"];
            /** @description what it lets the agency do */
            scope?: string;
            /** @description last day; null: without an end */
            to?: components["schemas"]["DayInput"] | null;
            evidence?: string | null;
            /** @description why, for the record */
            note?: string;
        };
        /** @enum {string} */
        AccreditationReason: "not_in_register" | "of_another" | "number_differs" | "scope_differs" | "evidence_missing" | "evidence_unreadable" | "run_out" | "already_here" | "other";
        /** @enum {string} */
        AccreditationReasonInput: "not_in_register" | "of_another" | "number_differs" | "scope_differs" | "evidence_missing" | "evidence_unreadable" | "run_out" | "already_here" | "other";
        AccreditationRequest: {
            id: components["schemas"]["Id"];
            agencyId: components["schemas"]["Id"];
            /** @description who gave it */
            body: string;
            number: string;
            /** @description what it lets the agency do */
            scope: string;
            from: components["schemas"]["Day"];
            /** @description last day; null: without an end */
            to: components["schemas"]["Day"] | null;
            evidence: string | null;
            remark: string | null;
            /** @enum {string} */
            state: "pending" | "granted" | "declined" | "withdrawn";
            /** @description why it was declined */
            reasons: components["schemas"]["AccreditationReason"][];
            /** @description what the operator said to it */
            note: string | null;
            /** @description what was put on record */
            accreditationId: components["schemas"]["Id"] | null;
            createdAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
        };
        /**
         * @description what the operator holds of it
         * @enum {string}
         */
        AccreditationState: "granted" | "suspended" | "withdrawn";
        /**
         * @description what the operator holds of it
         * @enum {string}
         */
        AccreditationStateInput: "granted" | "suspended" | "withdrawn";
        ActivateWeightsInput: {
            version: string;
            /** @description why, for the record */
            reason?: string;
        };
        ActivatedWeights: {
            active: string;
            before: string;
            /** @description the full re-match that was started; null: the version ruled already */
            rematch: components["schemas"]["Id"] | null;
        };
        AddressChangeInput: {
            /** Format: email */
            email: string;
            password: string;
        };
        AddressConfirmationInput: {
            /** @description from the link in the mail */
            token: string;
        };
        Advantage: {
            /** @description what it is better than */
            comparator: components["schemas"]["LocalizedLine300"];
            statement?: components["schemas"]["LocalizedText2000"];
            measures?: components["schemas"]["AdvantageMeasure"][];
        };
        AdvantageInput: {
            /** @description what it is better than */
            comparator: components["schemas"]["LocalizedLine300Input"];
            statement?: components["schemas"]["LocalizedText2000Input"];
            measures?: components["schemas"]["AdvantageMeasureInput"][];
        };
        AdvantageMeasure: {
            metric: string;
            value: number;
            comparatorValue?: number;
            unit: string;
        };
        AdvantageMeasureInput: {
            metric: string;
            value: number;
            comparatorValue?: number;
            unit: string;
        };
        Agency: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["LocalizedLine200"];
            country: components["schemas"]["Country"];
            verified: boolean;
            /** @description may act for others: verified, and its accreditation, once it has one, is granted and valid today */
            mayAct: boolean;
            accreditations: components["schemas"]["Accreditation"][];
            /** @description for verified organisations; empty for everybody else */
            brokers: components["schemas"]["Broker"][];
        };
        AgencyDeal: {
            dealId: components["schemas"]["Id"];
            outcome: components["schemas"]["AgencyDealOutcome"];
            openedAt: components["schemas"]["Moment"];
            /** @description signed or lost */
            endedAt: components["schemas"]["Moment"] | null;
            listing: {
                id: components["schemas"]["Id"];
                title: components["schemas"]["LocalizedText300"];
            };
            demand: {
                id: components["schemas"]["Id"];
                title: components["schemas"]["LocalizedText300"];
            } | null;
            /** @description for whom it acted */
            clients: {
                side: components["schemas"]["DealSide"];
                id: components["schemas"]["Id"];
                name: components["schemas"]["LocalizedText200"];
                /** @description by which it acted last */
                mandateId: components["schemas"]["Id"] | null;
                /** @description a mandate is in force today that lets it act; else the client itself acts */
                acts: boolean;
                /** @description when the mandate by which it acted last was ended, or ran out */
                endedAt: components["schemas"]["Moment"] | null;
            }[];
            /** @description what it did, oldest first */
            acts: {
                at: components["schemas"]["Moment"];
                /**
                 * @description message: `note` is what the side wrote; moved: by one side alone, as deals once did; stage_*: `to` is the stage proposed
                 * @enum {string}
                 */
                kind: "opened" | "message" | "moved" | "stage_proposed" | "stage_accepted" | "stage_declined" | "stage_withdrawn" | "lost" | "contract_drafted" | "contract_edited" | "contract_confirmed" | "agency_confirmed" | "confirmation_withdrawn" | "both_sides_declared" | "both_sides_accepted" | "signed";
                side: components["schemas"]["DealSide"] | null;
                to: components["schemas"]["DealStage"] | null;
                note: string | null;
            }[];
            /** @description of the signed contract */
            value: components["schemas"]["Money"] | null;
        };
        /**
         * @description as the figures count it
         * @enum {string}
         */
        AgencyDealOutcome: "open" | "signed" | "lost";
        /**
         * @description as the figures count it
         * @enum {string}
         */
        AgencyDealOutcomeInput: "open" | "signed" | "lost";
        AgencyMandate: {
            mandateId: components["schemas"]["Id"];
            /** @description the version that client and agency accepted */
            version: number;
            /**
             * @description whose mandate it is
             * @enum {string}
             */
            side: "seller" | "buyer";
            commission: components["schemas"]["Commission"];
            /** @description by the value and the technology value of this text; a rate of what is paid is not known yet */
            earns: {
                agencyId: components["schemas"]["Id"];
                amounts: components["schemas"]["Money"][];
            }[];
        };
        AgencyMandateInput: {
            mandateId: components["schemas"]["IdInput"];
            /** @description the version that client and agency accepted */
            version: number;
            /**
             * @description whose mandate it is
             * @enum {string}
             */
            side: "seller" | "buyer";
            commission: components["schemas"]["CommissionInput"];
            /** @description by the value and the technology value of this text; a rate of what is paid is not known yet */
            earns: {
                agencyId: components["schemas"]["IdInput"];
                amounts: components["schemas"]["MoneyInput"][];
            }[];
        };
        /** @description What an agency sees of a contract that names it */
        AgencyPart: {
            contractId: components["schemas"]["Id"];
            state: components["schemas"]["ContractState"];
            version: number;
            hash: string;
            type: components["schemas"]["ContractType"];
            kind: components["schemas"]["ContractKind"];
            title: string;
            parties: {
                organisationId: components["schemas"]["Id"];
                role: components["schemas"]["ContractRole"];
                /** @description as signed: a name of the organisation in the register, in any language */
                name: string;
            }[];
            /** @enum {string} */
            side: "seller" | "buyer" | "both";
            /** @description what they promise it */
            mandates: components["schemas"]["AgencyMandate"][];
            /** @description of the agency in the register; null until it has confirmed */
            name: string | null;
            /** @description of this version */
            confirmedAt: components["schemas"]["Moment"] | null;
            signedAt: components["schemas"]["Moment"] | null;
        };
        AgencyPerformance: {
            agencyId: components["schemas"]["Id"];
            name: string;
            /**
             * @description own: exact, for the agency itself; all: the same for the operator; public: closed months
             * @enum {string}
             */
            of: "public" | "own" | "all";
            timeZone: components["schemas"]["TimeZone"];
            /** @description public figures: the last month that is published */
            closedUntil: components["schemas"]["Month"] | null;
            mandates: {
                /** @description wait for an answer; in no public figure */
                proposed: number | null;
                /** @description public figures: null for fewer than three */
                inForce: number | null;
                /** @description ended by a side, or expired */
                ended: number | null;
            };
            /** @description in which it acted for a side under a mandate */
            deals: {
                /** @description public figures: null for fewer than three */
                open: number | null;
                /** @description public figures: null for fewer than three */
                signed: number | null;
                /** @description public figures: null for fewer than three */
                lost: number | null;
            };
            /** @description signed deals in percent of those that ended; public figures: to five per cent, and of three or more */
            winRate: number | null;
            /** @description from opening to signature; public figures: of three or more, whole days */
            medianDays: number | null;
            /** @description signed, in which it acted or confirmed its part */
            contracts: number | null;
            /** @description of those: contracts that only name it, whose prices are their parties’; in no value */
            withoutValue: number;
            /** @description per currency; public figures: what is published of the agency by month, groups of three or more */
            signed: {
                currency: string;
                count: number;
                value: components["schemas"]["MoneyTotal"];
                median: components["schemas"]["MoneyTotal"] | null;
            }[];
        };
        AnswerInput: {
            /** @enum {string} */
            answer: "accept" | "decline";
        };
        ApiKey: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description the first characters, to distinguish keys */
            start: string;
            scopes: components["schemas"]["Scope"][];
            createdAt: components["schemas"]["Moment"];
            expiresAt: components["schemas"]["Moment"] | null;
            /** @description to within half a minute */
            lastUsedAt: components["schemas"]["Moment"] | null;
            /** @description it is refused: the operator has suspended the person who issued it */
            issuerSuspended: boolean;
        };
        /** @example CN201910823456.0 */
        ApplicationNumber: string;
        /** @example CN201910823456.0 */
        ApplicationNumberInput: string;
        AskForDeletionInput: {
            /** @description your own address, typed again */
            email: string;
        };
        AssignmentTerms: {
            territory: components["schemas"]["Territory"];
        };
        AssignmentTermsInput: {
            territory: components["schemas"]["TerritoryInput"];
        };
        AuditEntry: {
            id: components["schemas"]["Id"];
            /** @description UTC, to the microsecond */
            at: string;
            action: string;
            /** @description the id of what it was done to */
            subject: string;
            /** @description it was read; nothing was changed */
            read: boolean;
            actor: {
                kind: string;
                id: string | null;
            };
            mandateId: components["schemas"]["Id"] | null;
            /** @description the network address that it came from */
            address: string | null;
            requestId: string | null;
            data: {
                [key: string]: unknown;
            };
            /** @description the action in plain words */
            words: {
                zh: string;
                en: string;
                ru: string;
            };
            /** @description for whom it was done */
            organisation: components["schemas"]["AuditOrganisation"] | null;
            /** @description the agency that did it for them */
            agency: components["schemas"]["AuditOrganisation"] | null;
            /** @description who did it; without a name once deleted */
            person: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
        };
        AuditOrganisation: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["LocalizedText300"] | null;
        };
        BothSidesDeclaration: {
            dealId: components["schemas"]["Id"];
            agencyId: components["schemas"]["Id"];
            declaredAt: components["schemas"]["Moment"];
        };
        /** @description A member of an agency, with what makes it a broker */
        Broker: {
            personId: components["schemas"]["Id"];
            name: string;
            /** @description when the person shows it to you */
            orcid: string | null;
            credentials: components["schemas"]["BrokerCredential"][];
        };
        BrokerCredential: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["BrokerCredentialKind"];
            number: string;
            issuer: string;
            validTo: components["schemas"]["Day"] | null;
            /** @description today */
            valid: boolean;
        };
        /** @enum {string} */
        BrokerCredentialKind: "technology_broker" | "technology_manager" | "patent_attorney" | "other";
        /** @enum {string} */
        BrokerCredentialKindInput: "technology_broker" | "technology_manager" | "patent_attorney" | "other";
        Budget: {
            min?: components["schemas"]["Money"];
            max?: components["schemas"]["Money"];
        };
        BudgetInput: {
            min?: components["schemas"]["MoneyInput"];
            max?: components["schemas"]["MoneyInput"];
        };
        Change: {
            /**
             * Format: uuid
             * @description give it as `after` to go on behind this row; random, so nothing can be counted
             */
            cursor: string;
            type: components["schemas"]["ChangeType"];
            subject: {
                kind: components["schemas"]["ChangeKind"];
                /** @description of a membership, a join request and a disclosure that of its organisation or deal before it: `a_b` */
                id: string;
            };
            /** @description the day alone of what a company did that is not named to you */
            at: components["schemas"]["Moment"];
            /** @description where to read it as it is now */
            link: string;
        };
        /** @enum {string} */
        ChangeKind: "listing" | "demand" | "pair" | "deal" | "contract" | "organisation" | "mandate" | "disclosure" | "membership" | "join_request";
        /** @enum {string} */
        ChangeKindInput: "listing" | "demand" | "pair" | "deal" | "contract" | "organisation" | "mandate" | "disclosure" | "membership" | "join_request";
        ChangeMandateInput: {
            /** @description the version that you have read */
            expectedVersion: number;
            about?: components["schemas"]["MandateAboutInput"];
            /** @description no other mandate for the same runs at the same time */
            exclusive?: boolean;
            /** @description first day, in the time zone of the exchange */
            from?: components["schemas"]["DayInput"];
            /** @description last day; null: until either side ends it */
            to?: components["schemas"]["DayInput"] | null;
            /** @description scopes that the agency has for the client, as far as its own key or role has them */
            rights?: components["schemas"]["ScopeInput"][];
            commission?: components["schemas"]["CommissionInput"] | null;
            note?: string | null;
        };
        /** @enum {string} */
        ChangeType: "listing.published" | "listing.changed" | "listing.withdrawn" | "demand.opened" | "demand.changed" | "demand.closed" | "pair.changed" | "deal.opened" | "deal.changed" | "deal.lost" | "contract.signed" | "contract.changed" | "organisation.changed" | "organisation.verified" | "mandate.changed" | "disclosure.changed" | "membership.changed" | "membership.requested";
        /** @enum {string} */
        ChangeTypeInput: "listing.published" | "listing.changed" | "listing.withdrawn" | "demand.opened" | "demand.changed" | "demand.closed" | "pair.changed" | "deal.opened" | "deal.changed" | "deal.lost" | "contract.signed" | "contract.changed" | "organisation.changed" | "organisation.verified" | "mandate.changed" | "disclosure.changed" | "membership.changed" | "membership.requested";
        Changes: {
            items: components["schemas"]["Change"][];
            /** @description `after` of the next call; null while there was never a row */
            cursor: string | null;
            /** @description whether the next call has rows at once */
            more: boolean;
        };
        CheckDemandInput: {
            /** @description the demand that it is a change of */
            id?: components["schemas"]["IdInput"];
            /** @description as for `POST /demands`; it may have faults */
            content: {
                [key: string]: unknown;
            };
        };
        CheckListingInput: {
            /** @description the listing that it is a change of: it is no duplicate of itself */
            id?: components["schemas"]["IdInput"];
            /** @description as for `POST /listings`; it may have faults */
            content: {
                [key: string]: unknown;
            };
        };
        /** @description How many there are of each client that has any, most first */
        ClientCounts: {
            organisationId: components["schemas"]["Id"];
            count: number;
        }[];
        CloseDemandInput: {
            /** @enum {string} */
            outcome: "solved" | "withdrawn";
            note?: string;
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion?: number;
        };
        ClosedContractChange: {
            id: components["schemas"]["Id"];
            state: components["schemas"]["ContractChangeState"];
        };
        Commission: {
            rate?: components["schemas"]["CommissionRate"];
            fixed?: components["schemas"]["Money"];
            /** @description shares of the agencies; together 100 % */
            split?: components["schemas"]["CommissionShare"][];
        };
        /** @enum {string} */
        CommissionBase: "value" | "technology_value" | "paid";
        /** @enum {string} */
        CommissionBaseInput: "value" | "technology_value" | "paid";
        CommissionInput: {
            rate?: components["schemas"]["CommissionRateInput"];
            fixed?: components["schemas"]["MoneyInput"];
            /** @description shares of the agencies; together 100 % */
            split?: components["schemas"]["CommissionShareInput"][];
        };
        CommissionRate: {
            percent: components["schemas"]["Percent"];
            base: components["schemas"]["CommissionBase"];
        };
        CommissionRateInput: {
            percent: components["schemas"]["PercentInput"];
            base: components["schemas"]["CommissionBaseInput"];
        };
        CommissionShare: {
            agencyId: components["schemas"]["Id"];
            percent: components["schemas"]["Percent"];
        };
        CommissionShareInput: {
            agencyId: components["schemas"]["IdInput"];
            percent: components["schemas"]["PercentInput"];
        };
        /** @enum {string} */
        Comparison: "at_least" | "at_most" | "equal" | "between";
        /** @enum {string} */
        ComparisonInput: "at_least" | "at_most" | "equal" | "between";
        /** @description How much of what matching and readers use is there; never blocks */
        Completeness: {
            score: number;
            missing: {
                pointer: string;
                weight: number;
                why: string;
            }[];
        };
        ConfirmAgencyInput: {
            version: number;
            /** @description hash of that version, as you have read it */
            hash: string;
            /** @description an agency that stands on both sides declares it */
            bothSides?: boolean;
        };
        ConfirmContractChangeInput: {
            hash: string;
        };
        ConfirmContractInput: {
            version: number;
            /** @description hash of that version, as you have read it */
            hash: string;
            /** @description agencies on both sides that your party accepts as such; an agency cannot accept it for you */
            bothSides?: components["schemas"]["IdInput"][];
        };
        ConfirmReceipt: {
            id: components["schemas"]["Id"];
            state: components["schemas"]["ContractState"];
            version: number;
            hash: string;
            confirmedBy: components["schemas"]["Id"][];
            ledger: {
                seq: number;
                hash: string;
            } | null;
        };
        ConfirmationAgainInput: {
            /** Format: email */
            email: string;
        };
        Contact: {
            name?: string;
            /** @example office@university.example */
            email?: string;
            /** @example +86 (451) 8640-0000 ext. 12 */
            phone?: string;
        };
        ContactInput: {
            name?: string;
            /** @example office@university.example */
            email?: string;
            /** @example +86 (451) 8640-0000 ext. 12 */
            phone?: string;
        };
        ContractAgency: {
            organisationId: components["schemas"]["Id"];
            /** @description that of the register */
            name: string;
            /** @enum {string} */
            side: "seller" | "buyer" | "both";
            /** @description of earlier texts; ignored: an agency on both sides declares it itself */
            bothSidesDeclared?: boolean;
            /** @description what its mandates promise it, of the register; what a draft says here is not believed */
            mandates?: components["schemas"]["AgencyMandate"][];
        };
        ContractBalance: {
            /** @description recorded by one party and not answered by the other */
            reported: components["schemas"]["MoneyTotal"];
            /** @description confirmed by the other party: what counts as paid */
            confirmed: components["schemas"]["MoneyTotal"];
            /** @description denied by the other party; it counts nowhere and leaves its line open */
            disputed: components["schemas"]["MoneyTotal"];
            /** @description the fixed part of the price: what all lines come to */
            due: components["schemas"]["MoneyTotal"];
            /** @description due, less what is reported and confirmed: what may still be recorded */
            open: components["schemas"]["MoneyTotal"];
            /** @description reported and confirmed beyond what is due */
            overpaid: components["schemas"]["MoneyTotal"];
            lines: {
                line: number;
                dueOn: components["schemas"]["Day"];
                due: components["schemas"]["MoneyTotal"];
                /** @description recorded by one party and not answered by the other */
                reported: components["schemas"]["MoneyTotal"];
                /** @description confirmed by the other party: what counts as paid */
                confirmed: components["schemas"]["MoneyTotal"];
                /** @description denied by the other party; it counts nowhere and leaves its line open */
                disputed: components["schemas"]["MoneyTotal"];
                /** @description due, less what is reported and confirmed: what may still be recorded */
                open: components["schemas"]["MoneyTotal"];
                /** @description due after the contract was terminated: paid only as the parties agreed */
                lapsed: boolean;
            }[];
            /** @description running royalty; null where the contract has none */
            royalty: {
                /** @description recorded by one party and not answered by the other */
                reported: components["schemas"]["MoneyTotal"];
                /** @description confirmed by the other party: what counts as paid */
                confirmed: components["schemas"]["MoneyTotal"];
                /** @description denied by the other party; it counts nowhere and leaves its line open */
                disputed: components["schemas"]["MoneyTotal"];
                /** @description royalties beyond it are asked back */
                ceiling: components["schemas"]["MoneyTotal"];
                /** @description how the ceiling was computed */
                ceilingBasis: string;
            } | null;
            /** @description the open line that is due first; null when none is */
            nextDue: {
                line: number;
                dueOn: components["schemas"]["Day"];
                open: components["schemas"]["MoneyTotal"];
            } | null;
        };
        ContractChange: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "amendment" | "termination";
            text: string;
            effectiveOn: components["schemas"]["Day"];
            hash: string;
            state: components["schemas"]["ContractChangeState"];
            proposedBy: components["schemas"]["Id"];
            proposedAt: components["schemas"]["Moment"];
            /** @description 90 days after it was proposed */
            lapsesAt: components["schemas"]["Moment"];
            confirmedBy: components["schemas"]["Id"] | null;
            ledgerSeq: number | null;
            closed: {
                by: components["schemas"]["Id"];
                at: components["schemas"]["Moment"];
                reason: string | null;
            } | null;
        };
        ContractChangeReceipt: {
            id: components["schemas"]["Id"];
            hash: string;
            ledger: {
                seq: number;
                hash: string;
            } | null;
        };
        /**
         * @description withdrawn by the party that proposed it, declined by the other, or lapsed after 90 days
         * @enum {string}
         */
        ContractChangeState: "proposed" | "made" | "withdrawn" | "declined" | "lapsed";
        /** @enum {string} */
        ContractEffect: "none" | "reserve" | "transfer";
        /** @description A right on one asset, as the register of title keeps it */
        ContractGrant: {
            id: components["schemas"]["Id"];
            assetId: components["schemas"]["Id"];
            /** @description names of the asset that the contract gives */
            names: string[];
            kind: components["schemas"]["GrantKind"];
            grantor: components["schemas"]["Id"];
            grantee: components["schemas"]["Id"];
            from: components["schemas"]["Day"];
            /** @description last day of its term */
            to: components["schemas"]["Day"] | null;
            /** @description last day, when the contract was terminated; before `from` it never ran */
            endedOn: components["schemas"]["Day"] | null;
            /** @description grants that the grantor’s right came from; none: the original owner’s */
            parents: components["schemas"]["Id"][];
            /** @description the operator decided that it has no effect on the title */
            released: boolean;
        };
        /** @enum {string} */
        ContractKind: "commissioned_development" | "cooperative_development" | "patent_assignment" | "patent_application_assignment" | "know_how_assignment" | "patent_licence" | "know_how_licence" | "technical_consulting" | "technical_service" | "technical_training" | "technical_intermediary";
        /** @enum {string} */
        ContractKindInput: "commissioned_development" | "cooperative_development" | "patent_assignment" | "patent_application_assignment" | "know_how_assignment" | "patent_licence" | "know_how_licence" | "technical_consulting" | "technical_service" | "technical_training" | "technical_intermediary";
        ContractParty: {
            organisationId: components["schemas"]["Id"];
            role: components["schemas"]["ContractRole"];
            /** @description as signed: a name of the organisation in the register, in any language */
            name: string;
            identifiers?: components["schemas"]["OrganisationIdentifiers"];
            representative?: string;
        };
        /** @example CN110569471A */
        ContractPatentNumber: string;
        /** @example CN110569471A */
        ContractPatentNumberInput: string;
        ContractPayment: {
            /** @constant */
            kind: "lump_sum";
            schedule: components["schemas"]["ScheduleLine"][];
        } | {
            /** @constant */
            kind: "instalments";
            schedule: components["schemas"]["ScheduleLine"][];
        } | {
            /** @constant */
            kind: "royalty";
            royalty: components["schemas"]["RunningRoyalty"];
        } | {
            /** @constant */
            kind: "entry_fee_and_royalty";
            entryFee: components["schemas"]["Money"];
            schedule: components["schemas"]["ScheduleLine"][];
            royalty: components["schemas"]["RunningRoyalty"];
        } | {
            /** @constant */
            kind: "equity";
            company: string;
            sharePercent: components["schemas"]["Percent"];
            cash?: components["schemas"]["Money"];
            schedule: components["schemas"]["ScheduleLine"][];
        };
        ContractPaymentInput: {
            /** @constant */
            kind: "lump_sum";
            schedule: components["schemas"]["ScheduleLineInput"][];
        } | {
            /** @constant */
            kind: "instalments";
            schedule: components["schemas"]["ScheduleLineInput"][];
        } | {
            /** @constant */
            kind: "royalty";
            royalty: components["schemas"]["RunningRoyaltyInput"];
        } | {
            /** @constant */
            kind: "entry_fee_and_royalty";
            entryFee: components["schemas"]["MoneyInput"];
            schedule: components["schemas"]["ScheduleLineInput"][];
            royalty: components["schemas"]["RunningRoyaltyInput"];
        } | {
            /** @constant */
            kind: "equity";
            company: string;
            sharePercent: components["schemas"]["PercentInput"];
            cash?: components["schemas"]["MoneyInput"];
            schedule: components["schemas"]["ScheduleLineInput"][];
        };
        ContractRegistration: {
            id: components["schemas"]["Id"];
            state: components["schemas"]["RegistrationState"];
            authority: string;
            number: string;
            registeredOn: components["schemas"]["Day"];
            value: components["schemas"]["Money"];
            technologyValue: components["schemas"]["Money"];
            /** @description what the value holds beyond the contract’s own */
            valueDifference: components["schemas"]["RegistrationDifference"][] | null;
            technologyDifference: components["schemas"]["RegistrationDifference"][] | null;
            recordedBy: components["schemas"]["Id"];
            ledgerSeq: number;
            /** @description null also where the operator recorded it itself */
            confirmed: {
                by: components["schemas"]["Id"];
                ledgerSeq: number;
            } | null;
            voided: {
                by: components["schemas"]["Id"];
                ledgerSeq: number;
                reason: string;
            } | null;
        };
        /** @enum {string} */
        ContractRole: "seller" | "buyer" | "partner";
        /** @enum {string} */
        ContractRoleInput: "seller" | "buyer" | "partner";
        /** @enum {string} */
        ContractState: "draft" | "signed" | "abandoned";
        /** @enum {string} */
        ContractStateInput: "draft" | "signed" | "abandoned";
        ContractStatistics: {
            /** @enum {string} */
            by: "month" | "type" | "agency";
            /**
             * @description values of one kind only: unlike kinds are never put together. paid: what both parties confirmed was paid; registered: what the operator confirmed
             * @enum {string}
             */
            kind: "signed" | "paid" | "registered";
            /** @enum {string} */
            of: "public" | "own" | "all";
            /** @description whose midnight begins a day and a month */
            timeZone: components["schemas"]["TimeZone"];
            /** @description public figures: the last month that is published */
            closedUntil: components["schemas"]["Month"] | null;
            items: {
                /** @description 2026-03, or 2026-03/2026-05 for months that are shown together; a contract type; an agency’s id, null: no agency; other: several types or agencies that are shown together only */
                group: string | null;
                /** @description the agency’s name in the register when it confirmed its last contract */
                name: string | null;
                currency: string;
                /** @description contracts, or payments for kind=paid */
                count: number;
                /** @description of=own, kind=signed: contracts besides, whose agency your organisation is; in no value */
                brokered: number;
                value: components["schemas"]["MoneyTotal"];
                /** @description null for payments, which are not split */
                technologyValue: components["schemas"]["MoneyTotal"] | null;
                /** @description of value, rounded to the minor unit */
                mean: components["schemas"]["MoneyTotal"] | null;
                /** @description of value; public figures: to two digits, and null for fewer than five contracts */
                median: components["schemas"]["MoneyTotal"] | null;
            }[];
            note: string | null;
        };
        ContractSummary: {
            id: components["schemas"]["Id"];
            dealId: components["schemas"]["Id"];
            state: components["schemas"]["ContractState"];
            version: number;
            hash: string;
            createdAt: components["schemas"]["Moment"];
            updatedAt: components["schemas"]["Moment"];
            signedAt: components["schemas"]["Moment"] | null;
            ledgerSeq: number | null;
            terminatedOn: components["schemas"]["Day"] | null;
            type: components["schemas"]["ContractType"];
            kind: components["schemas"]["ContractKind"];
            title: string;
            value: components["schemas"]["Money"];
            technologyValue: components["schemas"]["Money"];
            parties: components["schemas"]["ContractParty"][];
        };
        ContractTerm: {
            from: components["schemas"]["Day"];
            /** @description last day; null for no end */
            to: components["schemas"]["Day"] | null;
            /** @description whose law governs the contract */
            law: components["schemas"]["Country"];
        };
        ContractTermInput: {
            from: components["schemas"]["DayInput"];
            /** @description last day; null for no end */
            to: components["schemas"]["DayInput"] | null;
            /** @description whose law governs the contract */
            law: components["schemas"]["CountryInput"];
        };
        ContractTerms: {
            type: components["schemas"]["ContractType"];
            kind: components["schemas"]["ContractKind"];
            title: string;
            subject: string;
            place: components["schemas"]["SigningPlace"];
            term: components["schemas"]["ContractTerm"];
            /** @description total price; for a royalty, the parties’ estimate */
            value: components["schemas"]["Money"];
            technologyValue: components["schemas"]["Money"];
            payment: components["schemas"]["ContractPayment"];
            /** @description a licence has it, no other type does */
            licence?: components["schemas"]["LicenceTerms"];
            /** @description a transfer may limit it to countries; worldwide when absent */
            assignment?: components["schemas"]["AssignmentTerms"];
            clauses?: string;
            parties: components["schemas"]["ContractParty"][];
            agencies: components["schemas"]["ContractAgency"][];
            listings: components["schemas"]["QuotedListing"][];
            patents: components["schemas"]["ContractPatentNumber"][];
            otherItems: components["schemas"]["OtherItem"][];
            /** @description what the rights are granted on: listings, families, patent numbers */
            assets: string[];
        };
        /** @enum {string} */
        ContractType: "development" | "transfer" | "licence" | "consulting" | "service";
        /** @enum {string} */
        ContractTypeInput: "development" | "transfer" | "licence" | "consulting" | "service";
        ContractVersion: {
            version: number;
            hash: string;
            editedBy: components["schemas"]["Id"];
            at: components["schemas"]["Moment"];
            terms: components["schemas"]["ContractTerms"];
        };
        /** @description A signed contract about the listing, and what it does to it */
        Contracted: {
            contractId: components["schemas"]["Id"];
            dealId: components["schemas"]["Id"];
            signedAt: components["schemas"]["Moment"];
            /** @description last day of one that was ended early */
            endedOn: components["schemas"]["Day"] | null;
            demandId: components["schemas"]["Id"] | null;
            effect: components["schemas"]["ContractEffect"];
            /** @description last day by its term; null: no end */
            until: components["schemas"]["Day"] | null;
        };
        CopiedGroup: {
            group: components["schemas"]["Id"];
            side: components["schemas"]["PairSide"];
            /** @description organisations that have it on the market */
            owners: number;
            records: number;
            /** @description who had it first; it stands for the group */
            first: {
                /** @description the listing or demand */
                id: components["schemas"]["Id"];
                title: components["schemas"]["LocalizedText300"];
                organisation: {
                    id: components["schemas"]["Id"];
                    name: components["schemas"]["LocalizedText300"];
                };
                /** @description since when it says on the market what it says */
                since: string | null;
            };
            /** @description the first twenty behind it */
            others: {
                /** @description the listing or demand */
                id: components["schemas"]["Id"];
                title: components["schemas"]["LocalizedText300"];
                organisation: {
                    id: components["schemas"]["Id"];
                    name: components["schemas"]["LocalizedText300"];
                };
                /** @description since when it says on the market what it says */
                since: string | null;
            }[];
        };
        /** @enum {string} */
        Country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        /** @enum {string} */
        CountryInput: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        CreatedWebhook: {
            id: components["schemas"]["Id"];
            version: number;
            organisationId: components["schemas"]["Id"];
            url: string;
            description: string;
            types: components["schemas"]["ChangeType"][];
            state: components["schemas"]["WebhookState"];
            disabledBecause: ("failing" | "gone") | null;
            /** @description since when no delivery has succeeded */
            failingSince: components["schemas"]["Moment"] | null;
            lastDeliveredAt: components["schemas"]["Moment"] | null;
            /** @description until when deliveries are signed with the secret before, too */
            previousSecretUntil: components["schemas"]["Moment"] | null;
            createdAt: components["schemas"]["Moment"];
            /** @description shown this once; whsec_ and 32 bytes in base64, for any library of standardwebhooks */
            secret: string;
        };
        /** @enum {string} */
        Currency: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
        /** @enum {string} */
        CurrencyInput: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
        /** Format: date */
        Day: string;
        /** Format: date */
        DayInput: string;
        /** @example 2019-08 */
        DayOrMonth: string;
        /** @example 2019-08 */
        DayOrMonthInput: string;
        DeadLetterReplayInput: {
            /** @description of this job alone */
            job?: string;
            /** @description those alone whose error begins so */
            reason?: string;
        };
        DeadLetters: {
            items: components["schemas"]["ServiceDeadLetter"][];
            failures: components["schemas"]["ServiceFailure"][];
            nextCursor: string | null;
        };
        Deal: {
            id: components["schemas"]["Id"];
            version: number;
            stage: components["schemas"]["DealStage"];
            /** @description a stage that one side proposed; the other accepts or declines it */
            proposal: components["schemas"]["StageProposal"] | null;
            clock: components["schemas"]["StageClock"];
            pairId: components["schemas"]["PairId"] | null;
            /** @description as it was when the deal opened */
            seller: components["schemas"]["Owner"];
            /** @description the company of an anonymous demand: to a seller who opened the deal, unnamed until it moves the deal itself */
            buyer: components["schemas"]["ShownOwner"];
            /** @description false: the seller does not know who the buyer is until it takes a step, and a message is one */
            buyerNamed: boolean;
            /** @description null: the deal has ended */
            next: components["schemas"]["DealNextAct"] | null;
            /** @description yours; null for the operator */
            side: components["schemas"]["DealSide"] | null;
            openedBy: components["schemas"]["DealSide"];
            openedAt: components["schemas"]["Moment"];
            lost: {
                reason: components["schemas"]["DeclineReason"];
                note: string | null;
            } | null;
            /** @description the draft or signed contract */
            contractId: components["schemas"]["Id"] | null;
            /** @description what your side may do next: to_<stage> (proposes it, or accepts it when the other side has), withdraw_stage, decline_stage, lose, draft_contract, write_message */
            actions: string[];
            listing: {
                id: components["schemas"]["Id"];
                version: number;
                snapshot: {
                    id: components["schemas"]["Id"];
                    version: number;
                    kind: components["schemas"]["ListingKind"];
                    organisation: components["schemas"]["Owner"];
                    title: components["schemas"]["LocalizedText300"];
                    abstract?: components["schemas"]["LocalizedText10000"];
                    advantage?: components["schemas"]["Advantage"];
                    applications?: components["schemas"]["LocalizedText5000"];
                    ipc: string[];
                    field: components["schemas"]["TechnologyField"] | null;
                    keywords: string[];
                    readiness?: components["schemas"]["Readiness"];
                    offers: components["schemas"]["OfferKindList"];
                    price?: components["schemas"]["Price"];
                    territory?: components["schemas"]["Territory"];
                    /** @description who may take it, by country of the organisation and of its work: export control */
                    restrictions?: components["schemas"]["Restrictions"];
                    patent?: components["schemas"]["Patent"];
                    validUntil: components["schemas"]["Day"];
                    publishedAt: components["schemas"]["Moment"];
                    unpublishedInvention: boolean;
                };
            };
            demand: {
                id: components["schemas"]["Id"];
                version: number;
                snapshot: {
                    id: components["schemas"]["Id"];
                    version: number;
                    kind: components["schemas"]["DemandKind"];
                    organisation: components["schemas"]["ShownOwner"];
                    anonymous: boolean;
                    /**
                     * @description the part of the place that may be shown of an anonymous owner
                     * @default none
                     */
                    shownPlace: components["schemas"]["ShownPlace"];
                    title: components["schemas"]["LocalizedText300"];
                    problem: components["schemas"]["LocalizedText10000"];
                    /** @description what was tried, and why it was not enough */
                    tried?: components["schemas"]["LocalizedText5000"];
                    requiredResults: components["schemas"]["RequiredResult"][];
                    elements?: components["schemas"]["DemandElements"];
                    ipc: string[];
                    field: components["schemas"]["TechnologyField"] | null;
                    keywords: string[];
                    /** @description the lowest readiness level that would do */
                    readinessWanted?: number;
                    dealKinds: components["schemas"]["OfferKindList"];
                    exclusivity?: components["schemas"]["ExclusivityWish"];
                    /** @description where the rights are needed */
                    territory?: components["schemas"]["Territory"];
                    /** @description who may solve it, by country of the organisation: rules of funding or procurement */
                    restrictions?: components["schemas"]["Restrictions"];
                    budget?: components["schemas"]["Budget"];
                    /** @description last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year */
                    deadline?: components["schemas"]["Day"];
                    openUntil: components["schemas"]["Day"];
                    closesAt?: components["schemas"]["Moment"];
                    /** @description where the work will be done; left out: where the organisation is */
                    place?: components["schemas"]["Place"];
                    languages: components["schemas"]["Language"][];
                    openedAt: components["schemas"]["Moment"];
                };
            } | null;
            /** @description agencies that acted in it */
            agencies: components["schemas"]["DealAgency"][];
            events: components["schemas"]["DealEvent"][];
        };
        DealAgency: {
            organisationId: components["schemas"]["Id"];
            name: string;
            /** @description for which it acted under a mandate */
            sides: components["schemas"]["DealSide"][];
            /** @description of these, whose mandate is in force today; where it has ended, the side itself acts */
            actsFor: components["schemas"]["DealSide"][];
            /** @description when it declared that it stands on both sides */
            declaredAt: components["schemas"]["Moment"] | null;
            /** @description sides that accepted that */
            acceptedBy: components["schemas"]["DealSide"][];
        };
        /** @description Of all that the filters leave, but for `stage` and `turn` */
        DealCounts: {
            /** @description deals in each stage; none: the stage is absent */
            stages: {
                [key: string]: number;
            };
            /** @description in which your side must act */
            own: number;
            /** @description in which the other side must act */
            other: number;
        };
        /** @description What the seller of a deal lets the other side see of its listing */
        DealDisclosure: {
            id: components["schemas"]["Id"];
            version: number;
            dealId: components["schemas"]["Id"];
            listingId: components["schemas"]["Id"];
            /** @description whom it was disclosed to */
            organisationId: components["schemas"]["Id"];
            /** @enum {string} */
            tier: "T2" | "T3";
            /** @description null: everybody who acts for the organisation */
            people: components["schemas"]["Id"][] | null;
            note: string | null;
            grantedAt: components["schemas"]["Moment"];
            endedAt: components["schemas"]["Moment"] | null;
        };
        DealEvent: {
            at: components["schemas"]["Moment"];
            /**
             * @description message: `note` is what the side wrote; moved: by one side alone, as deals once did; stage_*: `to` is the stage proposed
             * @enum {string}
             */
            kind: "opened" | "message" | "moved" | "stage_proposed" | "stage_accepted" | "stage_declined" | "stage_withdrawn" | "lost" | "contract_drafted" | "contract_edited" | "contract_confirmed" | "agency_confirmed" | "confirmation_withdrawn" | "both_sides_declared" | "both_sides_accepted" | "signed";
            side: components["schemas"]["DealSide"] | null;
            from: components["schemas"]["DealStage"] | null;
            to: components["schemas"]["DealStage"] | null;
            note: string | null;
            /** @description the agency that did it for the side, under a mandate */
            agencyId: components["schemas"]["Id"] | null;
            /** @description who did it; for the own side and the operator */
            personId: components["schemas"]["Id"] | null;
            /** @description both_sides_*: the agency that stands on both sides */
            aboutAgencyId: components["schemas"]["Id"] | null;
        };
        /** @description What brings the deal on */
        DealNextAct: {
            /** @enum {string} */
            act: "answer_enquiry" | "answer_stage" | "propose_stage" | "draft_contract" | "confirm_contract";
            /** @description the side that must act; null: either may */
            by: components["schemas"]["DealSide"] | null;
            /** @description until when it is usual, or until when a proposal stands */
            until: components["schemas"]["Moment"] | null;
        };
        DealShortlist: {
            dealId: components["schemas"]["Id"];
            shortlistedAt: components["schemas"]["Moment"] | null;
        };
        /** @enum {string} */
        DealSide: "seller" | "buyer";
        /** @enum {string} */
        DealSideInput: "seller" | "buyer";
        /** @enum {string} */
        DealStage: "enquiry" | "nda" | "evaluation" | "negotiation" | "agreed" | "signed" | "lost";
        /** @enum {string} */
        DealStageInput: "enquiry" | "nda" | "evaluation" | "negotiation" | "agreed" | "signed" | "lost";
        DealSummary: {
            id: components["schemas"]["Id"];
            version: number;
            stage: components["schemas"]["DealStage"];
            /** @description a stage that one side proposed; the other accepts or declines it */
            proposal: components["schemas"]["StageProposal"] | null;
            clock: components["schemas"]["StageClock"];
            pairId: components["schemas"]["PairId"] | null;
            /** @description as it was when the deal opened */
            seller: components["schemas"]["Owner"];
            /** @description the company of an anonymous demand: to a seller who opened the deal, unnamed until it moves the deal itself */
            buyer: components["schemas"]["ShownOwner"];
            /** @description false: the seller does not know who the buyer is until it takes a step, and a message is one */
            buyerNamed: boolean;
            /** @description null: the deal has ended */
            next: components["schemas"]["DealNextAct"] | null;
            /** @description yours; null for the operator */
            side: components["schemas"]["DealSide"] | null;
            openedBy: components["schemas"]["DealSide"];
            openedAt: components["schemas"]["Moment"];
            lost: {
                reason: components["schemas"]["DeclineReason"];
                note: string | null;
            } | null;
            /** @description the draft or signed contract */
            contractId: components["schemas"]["Id"] | null;
            /** @description what your side may do next: to_<stage> (proposes it, or accepts it when the other side has), withdraw_stage, decline_stage, lose, draft_contract, write_message */
            actions: string[];
            listing: {
                id: components["schemas"]["Id"];
                version: number;
                title: components["schemas"]["LocalizedText300"];
            };
            demand: {
                id: components["schemas"]["Id"];
                version: number;
                title: components["schemas"]["LocalizedText300"];
            } | null;
        };
        DecidePairInput: {
            decision: components["schemas"]["PairDecisionInput"];
            reason?: components["schemas"]["DeclineReasonInput"];
            /** @description of a contact: the message that the other side reads; else for your side only */
            note?: string;
        };
        DeclineContractChangeInput: {
            reason: string;
        };
        DeclineDealStageInput: {
            /** @description why not */
            note: string;
            /** @description refuses the change when the deal has moved on */
            expectedVersion?: number;
        };
        DeclineMandateInput: {
            reason: string;
            /** @description the version that you have read */
            expectedVersion?: number;
        };
        /** @enum {string} */
        DeclineReason: "too_early" | "benefit_unclear" | "commercial_route_unclear" | "description_unclear" | "wrong_field" | "already_solved" | "price" | "territory_or_exclusivity" | "other";
        /** @enum {string} */
        DeclineReasonInput: "too_early" | "benefit_unclear" | "commercial_route_unclear" | "description_unclear" | "wrong_field" | "already_solved" | "price" | "territory_or_exclusivity" | "other";
        Demand: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["DemandState"];
            outcome: components["schemas"]["DemandOutcome"] | null;
            /**
             * @description whose view this is; named: the owner of an anonymous demand let your organisation know who it is
             * @enum {string}
             */
            sight: "owner" | "named" | "public";
            organisation: components["schemas"]["ShownOwner"];
            createdAt: components["schemas"]["Moment"];
            updatedAt: components["schemas"]["Moment"];
            openedAt: components["schemas"]["Moment"] | null;
            /** @description last day on which it is open, where the demand is: the deadline, or a year from opening */
            openUntil: components["schemas"]["Day"] | null;
            /** @description when its last day is over: at midnight of its place (the latest zone where the place has several), which is that of its organisation where it names none; of an anonymous demand without a place, and where no zone is known, at midnight of the exchange */
            closesAt: components["schemas"]["Moment"] | null;
            closedAt: components["schemas"]["Moment"] | null;
            /**
             * @description it left public view with its organisation, and comes back with it; for its owner and the operator
             * @constant
             */
            outOfView?: true;
            kind: components["schemas"]["DemandKind"];
            title?: components["schemas"]["LocalizedLine300"];
            problem?: components["schemas"]["LocalizedText10000"];
            /** @description what was tried, and why it was not enough */
            tried?: components["schemas"]["LocalizedText5000"];
            requiredResults?: components["schemas"]["RequiredResult"][];
            elements?: components["schemas"]["DemandElements"];
            ipc?: components["schemas"]["IpcCode"][];
            /** @description derived from the IPC codes when left out */
            field?: components["schemas"]["TechnologyField"];
            keywords?: string[];
            /** @description the lowest readiness level that would do */
            readinessWanted?: number;
            /** @description ways to deal that would be accepted */
            dealKinds?: components["schemas"]["OfferKindList"];
            exclusivity?: components["schemas"]["ExclusivityWish"];
            /** @description where the rights are needed */
            territory?: components["schemas"]["Territory"];
            /** @description who may solve it, by country of the organisation: rules of funding or procurement */
            restrictions?: components["schemas"]["Restrictions"];
            budget?: components["schemas"]["Budget"];
            /** @description last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year */
            deadline?: components["schemas"]["Day"];
            /** @description where the work will be done; left out: where the organisation is */
            place?: components["schemas"]["Place"];
            /** @description languages in which the owner can talk */
            languages?: components["schemas"]["Language"][];
            /** @description the company is shown as "a company in <region>, <field>" to everyone without a deal with it */
            anonymous?: boolean;
            /** @description passages of an anonymous demand by which somebody could find out whose it is, and which its owner posts knowingly; each as `POST /demands/check` tells it. Nobody else sees this list */
            acceptedPassages?: string[];
            source?: {
                source: string;
                externalId: string;
            };
            closingNote?: string;
            /** @description for its owner and the operator, on one that is read alone */
            solvedBy?: components["schemas"]["SolvedBy"][];
            completeness?: components["schemas"]["Completeness"];
            /** @description why it is a draft again; for its owner and the operator, on one that is read alone */
            review?: components["schemas"]["RecordReview"];
        };
        DemandCheck: {
            /** @description why it would not be saved; with any, the rest is told as far as it goes */
            faults: {
                /** @description JSON pointer of the field */
                pointer: string;
                rule: string;
                message: string;
            }[];
            /** @description why it would not be opened yet */
            missing: {
                /** @description JSON pointer of the field */
                pointer: string;
                rule: string;
                message: string;
            }[];
            completeness: components["schemas"]["Completeness"] | null;
            /** @description of an anonymous demand: passages that give away whose it is. It is not opened with them, unless its owner names them in `acceptedPassages` */
            identifying: components["schemas"]["IdentifyingPassage"][];
            /** @description as everybody sees it, and as those do to whom its owner is named; null while there are faults */
            previews: {
                public: {
                    organisation: components["schemas"]["ShownOwner"];
                    content: {
                        kind: components["schemas"]["DemandKind"];
                        title?: components["schemas"]["LocalizedLine300"];
                        problem?: components["schemas"]["LocalizedText10000"];
                        /** @description what was tried, and why it was not enough */
                        tried?: components["schemas"]["LocalizedText5000"];
                        requiredResults?: components["schemas"]["RequiredResult"][];
                        elements?: components["schemas"]["DemandElements"];
                        ipc?: components["schemas"]["IpcCode"][];
                        /** @description derived from the IPC codes when left out */
                        field?: components["schemas"]["TechnologyField"];
                        keywords?: string[];
                        /** @description the lowest readiness level that would do */
                        readinessWanted?: number;
                        /** @description ways to deal that would be accepted */
                        dealKinds?: components["schemas"]["OfferKindList"];
                        exclusivity?: components["schemas"]["ExclusivityWish"];
                        /** @description where the rights are needed */
                        territory?: components["schemas"]["Territory"];
                        /** @description who may solve it, by country of the organisation: rules of funding or procurement */
                        restrictions?: components["schemas"]["Restrictions"];
                        budget?: components["schemas"]["Budget"];
                        /** @description last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year */
                        deadline?: components["schemas"]["Day"];
                        /** @description where the work will be done; left out: where the organisation is */
                        place?: components["schemas"]["Place"];
                        /** @description languages in which the owner can talk */
                        languages?: components["schemas"]["Language"][];
                        /** @description the company is shown as "a company in <region>, <field>" to everyone without a deal with it */
                        anonymous?: boolean;
                        /** @description passages of an anonymous demand by which somebody could find out whose it is, and which its owner posts knowingly; each as `POST /demands/check` tells it. Nobody else sees this list */
                        acceptedPassages?: string[];
                    };
                };
                named: {
                    organisation: components["schemas"]["ShownOwner"];
                    content: {
                        kind: components["schemas"]["DemandKind"];
                        title?: components["schemas"]["LocalizedLine300"];
                        problem?: components["schemas"]["LocalizedText10000"];
                        /** @description what was tried, and why it was not enough */
                        tried?: components["schemas"]["LocalizedText5000"];
                        requiredResults?: components["schemas"]["RequiredResult"][];
                        elements?: components["schemas"]["DemandElements"];
                        ipc?: components["schemas"]["IpcCode"][];
                        /** @description derived from the IPC codes when left out */
                        field?: components["schemas"]["TechnologyField"];
                        keywords?: string[];
                        /** @description the lowest readiness level that would do */
                        readinessWanted?: number;
                        /** @description ways to deal that would be accepted */
                        dealKinds?: components["schemas"]["OfferKindList"];
                        exclusivity?: components["schemas"]["ExclusivityWish"];
                        /** @description where the rights are needed */
                        territory?: components["schemas"]["Territory"];
                        /** @description who may solve it, by country of the organisation: rules of funding or procurement */
                        restrictions?: components["schemas"]["Restrictions"];
                        budget?: components["schemas"]["Budget"];
                        /** @description last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year */
                        deadline?: components["schemas"]["Day"];
                        /** @description where the work will be done; left out: where the organisation is */
                        place?: components["schemas"]["Place"];
                        /** @description languages in which the owner can talk */
                        languages?: components["schemas"]["Language"][];
                        /** @description the company is shown as "a company in <region>, <field>" to everyone without a deal with it */
                        anonymous?: boolean;
                        /** @description passages of an anonymous demand by which somebody could find out whose it is, and which its owner posts knowingly; each as `POST /demands/check` tells it. Nobody else sees this list */
                        acceptedPassages?: string[];
                    };
                };
            } | null;
        };
        DemandElements: {
            material?: components["schemas"]["LocalizedText2000"];
            method?: components["schemas"]["LocalizedText2000"];
            efficacy?: components["schemas"]["LocalizedText2000"];
            product?: components["schemas"]["LocalizedText2000"];
            application?: components["schemas"]["LocalizedText2000"];
        };
        DemandElementsInput: {
            material?: components["schemas"]["LocalizedText2000Input"];
            method?: components["schemas"]["LocalizedText2000Input"];
            efficacy?: components["schemas"]["LocalizedText2000Input"];
            product?: components["schemas"]["LocalizedText2000Input"];
            application?: components["schemas"]["LocalizedText2000Input"];
        };
        DemandEvent: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            action: "create" | "edit" | "submit" | "return" | "open" | "hold" | "close" | "renew";
            from: components["schemas"]["DemandState"] | null;
            to: components["schemas"]["DemandState"];
            version: number;
            actor: {
                kind: string;
                id: string;
                organisationId: components["schemas"]["Id"] | null;
                /** @description the agency that did it for the organisation, under a mandate */
                agencyId?: components["schemas"]["Id"];
                personId?: components["schemas"]["Id"];
            };
            reason: string | null;
            /** @description of who returned it or held it back */
            reasons: components["schemas"]["ReviewReason"][];
            at: components["schemas"]["Moment"];
        };
        DemandHit: {
            id: components["schemas"]["Id"];
            version: number;
            kind: components["schemas"]["DemandKind"];
            title: components["schemas"]["LocalizedText300"];
            organisation: components["schemas"]["ShownOwner"];
            anonymous: boolean;
            ipc: string[];
            field: components["schemas"]["TechnologyField"] | null;
            keywords: string[];
            dealKinds: components["schemas"]["OfferKind"][];
            exclusivity: components["schemas"]["ExclusivityWish"] | null;
            readinessWanted: number | null;
            budget: components["schemas"]["Budget"] | null;
            /** @description whom it is not for */
            restrictions?: components["schemas"]["Restrictions"];
            deadline: components["schemas"]["Day"] | null;
            openUntil: components["schemas"]["Day"];
            openedAt: components["schemas"]["Moment"];
            /** @description plain text around the words found, each between ⟦ and ⟧ */
            highlights: {
                field: string;
                language: components["schemas"]["Language"] | null;
                text: string;
            }[];
        };
        /** @enum {string} */
        DemandKind: "technology" | "joint_research" | "consulting" | "testing";
        /** @enum {string} */
        DemandKindInput: "technology" | "joint_research" | "consulting" | "testing";
        /** @enum {string} */
        DemandOutcome: "solved" | "withdrawn" | "expired";
        /** @description An organisation that knows who is behind an anonymous demand */
        DemandReader: {
            id: components["schemas"]["Id"];
            organisationId: components["schemas"]["Id"];
            since: components["schemas"]["Moment"];
        };
        /** @description A demand in a list */
        DemandRow: {
            id: components["schemas"]["Id"];
            version: number;
            kind: components["schemas"]["DemandKind"];
            state: components["schemas"]["DemandState"];
            outcome: components["schemas"]["DemandOutcome"] | null;
            title?: components["schemas"]["LocalizedLine300"];
            /** @description last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year */
            deadline?: components["schemas"]["Day"];
            anonymous: boolean;
            completeness: number;
            /** @description how often others have read it */
            reads: number;
            source?: {
                source: string;
                externalId: string;
            };
            organisation: components["schemas"]["ShownOwner"];
            updatedAt: components["schemas"]["Moment"];
            openedAt: components["schemas"]["Moment"] | null;
            openUntil: components["schemas"]["Day"] | null;
            /** @description when its last day is over: at midnight of its place (the latest zone where the place has several), which is that of its organisation where it names none; of an anonymous demand without a place, and where no zone is known, at midnight of the exchange */
            closesAt: components["schemas"]["Moment"] | null;
        };
        DemandSearchAnswer: {
            items: components["schemas"]["DemandHit"][];
            nextCursor: string | null;
            /** @description about how many; on the first page only */
            total: number | null;
            /** @description counts by value under the present filters; on the first page only */
            facets: {
                [key: string]: {
                    [key: string]: number;
                };
            } | null;
            /** @description true while the index is being made anew: what is here is so, and some records may be missing */
            degraded: boolean;
        };
        /** @enum {string} */
        DemandState: "draft" | "in_review" | "open" | "closed";
        /** @enum {string} */
        DemandStateInput: "draft" | "in_review" | "open" | "closed";
        DemandVersion: {
            version: number;
            openedAt: components["schemas"]["Moment"];
            content: {
                kind: components["schemas"]["DemandKind"];
                title?: components["schemas"]["LocalizedLine300"];
                problem?: components["schemas"]["LocalizedText10000"];
                /** @description what was tried, and why it was not enough */
                tried?: components["schemas"]["LocalizedText5000"];
                requiredResults?: components["schemas"]["RequiredResult"][];
                elements?: components["schemas"]["DemandElements"];
                ipc?: components["schemas"]["IpcCode"][];
                /** @description derived from the IPC codes when left out */
                field?: components["schemas"]["TechnologyField"];
                keywords?: string[];
                /** @description the lowest readiness level that would do */
                readinessWanted?: number;
                /** @description ways to deal that would be accepted */
                dealKinds?: components["schemas"]["OfferKindList"];
                exclusivity?: components["schemas"]["ExclusivityWish"];
                /** @description where the rights are needed */
                territory?: components["schemas"]["Territory"];
                /** @description who may solve it, by country of the organisation: rules of funding or procurement */
                restrictions?: components["schemas"]["Restrictions"];
                budget?: components["schemas"]["Budget"];
                /** @description last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year */
                deadline?: components["schemas"]["Day"];
                /** @description where the work will be done; left out: where the organisation is */
                place?: components["schemas"]["Place"];
                /** @description languages in which the owner can talk */
                languages?: components["schemas"]["Language"][];
                /** @description the company is shown as "a company in <region>, <field>" to everyone without a deal with it */
                anonymous?: boolean;
                /** @description passages of an anonymous demand by which somebody could find out whose it is, and which its owner posts knowingly; each as `POST /demands/check` tells it. Nobody else sees this list */
                acceptedPassages?: string[];
            };
        };
        /** @description The listing of the same family, and how this offer is another one */
        DiffersFrom: {
            listing: components["schemas"]["Id"];
            reason: string;
        };
        /** @description The listing of the same family, and how this offer is another one */
        DiffersFromInput: {
            listing: components["schemas"]["IdInput"];
            reason: string;
        };
        DiscardDeadLetterInput: {
            /** @description why it need not be done; it stays in the audit */
            reason: string;
        };
        /** @enum {string} */
        DisclosureTier: "T0" | "T1" | "T2" | "T3";
        /** @enum {string} */
        DisclosureTierInput: "T0" | "T1" | "T2" | "T3";
        DisputePaymentInput: {
            /** @description for the other party to read: what is wrong with it */
            reason: string;
        };
        DisputedGrant: {
            id: components["schemas"]["Id"];
            contractId: components["schemas"]["Id"];
            kind: components["schemas"]["GrantKind"];
            names: string[];
            grantor: components["schemas"]["Id"];
            grantee: components["schemas"]["Id"];
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"] | null;
            endedOn: components["schemas"]["Day"] | null;
            released: boolean;
        };
        DomainCheckInput: {
            method: components["schemas"]["DomainMethodInput"];
        };
        /** @enum {string} */
        DomainMethod: "dns" | "file";
        /** @enum {string} */
        DomainMethodInput: "dns" | "file";
        DraftAgencyInput: {
            organisationId: components["schemas"]["IdInput"];
            /** @description the text takes the name of the register */
            name?: string;
            /** @enum {string} */
            side: "seller" | "buyer" | "both";
            /** @description of earlier texts; ignored: an agency on both sides declares it itself */
            bothSidesDeclared?: boolean;
            /** @description what its mandates promise it, of the register; what a draft says here is not believed */
            mandates?: components["schemas"]["AgencyMandateInput"][];
        };
        DraftContractInput: {
            type: components["schemas"]["ContractTypeInput"];
            kind: components["schemas"]["ContractKindInput"];
            title: string;
            subject: string;
            place: components["schemas"]["SigningPlaceInput"];
            term: components["schemas"]["ContractTermInput"];
            /** @description total price; for a royalty, the parties’ estimate */
            value: components["schemas"]["MoneyInput"];
            technologyValue: components["schemas"]["MoneyInput"];
            payment: components["schemas"]["ContractPaymentInput"];
            /** @description a licence has it, no other type does */
            licence?: components["schemas"]["LicenceTermsInput"];
            /** @description a transfer may limit it to countries; worldwide when absent */
            assignment?: components["schemas"]["AssignmentTermsInput"];
            clauses?: string;
            parties?: components["schemas"]["DraftPartyInput"][];
            /** @description when absent: those that act in the deal under a mandate that promises them a commission */
            agencies?: components["schemas"]["DraftAgencyInput"][];
            listings?: components["schemas"]["QuotedListingInput"][];
            patents?: components["schemas"]["ContractPatentNumberInput"][];
            otherItems?: components["schemas"]["OtherItemInput"][];
        };
        DraftPartyInput: {
            organisationId: components["schemas"]["IdInput"];
            role: components["schemas"]["ContractRoleInput"];
            /** @description a name of the register; the name of the register when absent */
            name?: string;
            identifiers?: components["schemas"]["OrganisationIdentifiersInput"];
            representative?: string;
        };
        EditContractInput: {
            type?: components["schemas"]["ContractTypeInput"] | null;
            kind?: components["schemas"]["ContractKindInput"] | null;
            title?: string | null;
            subject?: string | null;
            place?: components["schemas"]["SigningPlaceInput"] | null;
            term?: components["schemas"]["ContractTermInput"] | null;
            value?: components["schemas"]["MoneyInput"] | null;
            technologyValue?: components["schemas"]["MoneyInput"] | null;
            payment?: components["schemas"]["ContractPaymentInput"] | null;
            licence?: components["schemas"]["LicenceTermsInput"] | null;
            assignment?: components["schemas"]["AssignmentTermsInput"] | null;
            clauses?: string | null;
            parties?: components["schemas"]["DraftPartyInput"][] | null;
            agencies?: components["schemas"]["DraftAgencyInput"][] | null;
            listings?: components["schemas"]["QuotedListingInput"][] | null;
            patents?: components["schemas"]["ContractPatentNumberInput"][] | null;
            otherItems?: components["schemas"]["OtherItemInput"][] | null;
            expectedVersion: number;
        };
        Embedding: {
            /** @description the embedder whose vectors serve */
            serving: string;
            /** Format: date-time */
            servingSince: string;
            /** @description the embedder that is to serve; null when no change is under way */
            target: {
                id: string;
                /** @description open records */
                total: number;
                /** @description those that have its vectors */
                done: number;
                /** @description 0 to 100, one decimal */
                percent: number;
                /** @description at the rate since the start; null before the first */
                secondsLeft: number | null;
                /** Format: date-time */
                startedAt: string;
                /** @description why the last page could not be embedded */
                error: string | null;
            } | null;
            /** @description an embedder that the settings name and an operator stopped */
            refused: string | null;
        };
        EncumberedTitle: {
            assetId: components["schemas"]["Id"];
            /** @description those that were asked for */
            names: string[];
            /** @description in the order of signing */
            licences: components["schemas"]["Encumbrance"][];
        };
        /** @description A licence that runs on under a title, whoever holds it */
        Encumbrance: {
            grantId: components["schemas"]["Id"];
            /** @description what `licence.besides` names, where an exclusive licence is to stand beside it */
            contractId: components["schemas"]["Id"];
            kind: components["schemas"]["GrantKind"];
            licensee: {
                organisationId: components["schemas"]["Id"];
                /** @description in the register today */
                name: string;
                signedAs: string;
            };
            /** @description names of the asset that its contract gives */
            names: string[];
            fieldOfUse: components["schemas"]["FieldOfUse"];
            territory: components["schemas"]["Territory"];
            from: components["schemas"]["Day"];
            /** @description last day of its term */
            to: components["schemas"]["Day"] | null;
            /** @description last day, when its contract was terminated */
            endedOn: components["schemas"]["Day"] | null;
            sublicensing: components["schemas"]["SublicensingRule"];
        };
        EndDisclosureInput: {
            note?: string;
        };
        EndMandateInput: {
            reason: string;
            /** @description the version that you have read */
            expectedVersion?: number;
        };
        EndedSessions: {
            ended: number;
        };
        EntryVerification: {
            /** @description its place in the chain, from 1 */
            seq: number;
            hash: components["schemas"]["Sha256"];
            previousHash: components["schemas"]["Sha256"];
            /** @description on which it was entered, in the time zone of the exchange */
            day: components["schemas"]["Day"];
            /** @description what was entered; null to who has the hash alone: hashes are public, what they stand for is not */
            kind: components["schemas"]["LedgerKind"] | null;
            /** @description whether the chain held when it was last read whole, an hour ago at most */
            chain: {
                ok: boolean;
                /** @description entries that were read and found good */
                entries: number;
                /** @description when the whole chain was last read */
                at: components["schemas"]["Moment"];
            };
            /** @description whether that reading found this entry good */
            isRead: boolean;
            /** @description the first signed head that covers it; null: none yet */
            head: {
                number: number;
                size: number;
                rootHash: components["schemas"]["Sha256"];
                at: components["schemas"]["Moment"];
            } | null;
        };
        /** @description with a 95 % bootstrap interval over organisations; null: cannot be said */
        Estimate: {
            value: number | null;
            low: number | null;
            high: number | null;
        };
        /** @enum {string} */
        EvidenceKind: "register_extract" | "licence" | "charter" | "authorisation" | "web_page" | "other";
        /** @enum {string} */
        EvidenceKindInput: "register_extract" | "licence" | "charter" | "authorisation" | "web_page" | "other";
        ExchangeHealth: {
            items: components["schemas"]["ServiceHealth"][];
        };
        ExchangeImport: {
            id: components["schemas"]["Id"];
            file: string | null;
            startedAt: components["schemas"]["Moment"];
            lastRowsAt: components["schemas"]["Moment"] | null;
            counts: {
                created: number;
                updated: number;
                unchanged: number;
                rejected: number;
            };
            undoneAt: components["schemas"]["Moment"] | null;
            personId: components["schemas"]["Id"] | null;
            agencyId: components["schemas"]["Id"] | null;
            /** @enum {string} */
            service: "listings" | "demands";
            organisation: {
                id: components["schemas"]["Id"];
                name: components["schemas"]["LocalizedText200"] | null;
            };
        };
        ExchangeImports: {
            items: components["schemas"]["ExchangeImport"][];
            failures: components["schemas"]["ServiceFailure"][];
        };
        /** @enum {string} */
        ExclusivityWish: "required" | "preferred" | "not_needed";
        /** @enum {string} */
        ExclusivityWishInput: "required" | "preferred" | "not_needed";
        Exposure: {
            asShown: components["schemas"]["ExposureFigures"];
            /** @description the same pairs by score alone, near-duplicates side by side */
            byScore: components["schemas"]["ExposureFigures"];
            mostExposed: {
                id: components["schemas"]["Id"];
                title: components["schemas"]["LocalizedText300"] | null;
                lists: number;
                byScore: number;
            }[];
        };
        ExposureFigures: {
            /** @description open records */
            records: number;
            /** @description those among the first places of at least one list */
            shown: number;
            share: number;
            /** @description 0: all stand in equally many lists; near 1: one stands in all */
            gini: number;
            /** @description lists the most exposed one stands in */
            most: number;
        };
        ExposureReport: {
            top: number;
            /** @description in the lists of demands */
            listings: components["schemas"]["Exposure"];
            /** @description in the lists of listings */
            demands: components["schemas"]["Exposure"];
        };
        FamilyMember: {
            applicationNumber?: components["schemas"]["ApplicationNumber"];
            publicationNumber?: components["schemas"]["PublicationNumber"];
            priorityOn?: components["schemas"]["DayOrMonth"];
            filedOn?: components["schemas"]["DayOrMonth"];
            publishedOn?: components["schemas"]["DayOrMonth"];
            grantedOn?: components["schemas"]["DayOrMonth"];
            legalEvents?: components["schemas"]["LegalEvent"][];
        };
        FamilyMemberInput: {
            applicationNumber?: components["schemas"]["ApplicationNumberInput"];
            publicationNumber?: components["schemas"]["PublicationNumberInput"];
            priorityOn?: components["schemas"]["DayOrMonthInput"];
            filedOn?: components["schemas"]["DayOrMonthInput"];
            publishedOn?: components["schemas"]["DayOrMonthInput"];
            grantedOn?: components["schemas"]["DayOrMonthInput"];
            legalEvents?: components["schemas"]["LegalEventInput"][];
        };
        FieldOfUse: {
            /** @constant */
            kind: "all";
        } | {
            /** @constant */
            kind: "ipc";
            codes: components["schemas"]["IpcCode"][];
            description?: string;
        };
        FieldOfUseInput: {
            /** @constant */
            kind: "all";
        } | {
            /** @constant */
            kind: "ipc";
            codes: components["schemas"]["IpcCodeInput"][];
            description?: string;
        };
        FitAnswer: {
            /** @description the fitted version; null: there is none, as it is not better or none was asked for */
            version: string | null;
            /** @description false with a version: an earlier fit to the same decisions gave the same */
            written: boolean;
            record: components["schemas"]["FitRecord"];
        };
        FitRecord: {
            /** @description the reviewed set that the fit is pulled towards */
            root: string;
            /** @description the version that ruled: "before" */
            comparedWith: string;
            data: {
                /** @description newest of each pair and side, with the reviewed set they were scored by */
                decisions: number;
                /** @description those that teach something */
                used: number;
                taken: number;
                declined: number;
                organisations: number;
                from: string | null;
                until: string | null;
                byDecision: {
                    [key: string]: number;
                };
            };
            largestOrganisation: {
                /** @description of all decisions used */
                share: number;
                /** @description of all weight, after the cap */
                weight: number;
                /** @description mean change of the chances, were its decisions not there */
                sway: number;
            };
            before: components["schemas"]["WeightsNumbers"];
            after: components["schemas"]["WeightsNumbers"];
            evaluation: {
                decisions: number;
                /** @description each organisation is tested by fits without it */
                folds: number;
                before: components["schemas"]["WeightsQuality"];
                after: components["schemas"]["WeightsQuality"];
                /** @description after minus before */
                difference: components["schemas"]["WeightsQuality"];
                reliability: {
                    before: components["schemas"]["ReliabilityRow"][];
                    after: components["schemas"]["ReliabilityRow"][];
                };
            };
            /** @description log loss is lower than before */
            better: boolean;
        };
        FitWeightsInput: {
            /**
             * @description evaluate only
             * @default false
             */
            dryRun?: boolean;
            /**
             * @description write the version also when it is not better
             * @default false
             */
            force?: boolean;
        };
        FoundOrganisation: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["OrganisationKind"];
            name: components["schemas"]["LocalizedLine200"];
            country: components["schemas"]["Country"];
            region: components["schemas"]["Region"] | null;
            verified: boolean;
            /**
             * @description what it was found by
             * @enum {string}
             */
            by: "identifier" | "domain" | "name";
            /** @description of the names; 1: equal */
            likeness: number;
        };
        FoundRecord: {
            id: components["schemas"]["Id"];
            title: components["schemas"]["LocalizedText300"];
            organisation: components["schemas"]["ShownOwner"];
            publishedAt: components["schemas"]["Moment"];
            link: string;
        };
        FoundedOrganisationInput: {
            /** @enum {string} */
            kind: "university" | "institute" | "company" | "agency" | "financier" | "government";
            name: components["schemas"]["LocalizedLine200Input"];
            country: components["schemas"]["CountryInput"];
            region?: components["schemas"]["RegionInput"];
            /** @default {} */
            identifiers?: components["schemas"]["OrganisationIdentifiersInput"];
            /**
             * @description organisations of a like name that are not this one: all that the refusal named
             * @default []
             */
            differsFrom?: components["schemas"]["IdInput"][];
        };
        GrantDisclosureInput: {
            /**
             * @description T2: what is told under a non-disclosure agreement; T3: all but what is yours alone
             * @enum {string}
             */
            tier: "T2" | "T3";
            /** @description ids of people of the other side; without them everybody who acts for it. T3 is for named people only */
            people?: components["schemas"]["IdInput"][];
            note?: string;
        };
        /** @enum {string} */
        GrantKind: "assignment" | "exclusive" | "sole" | "simple";
        /** Format: uuid */
        Id: string;
        /** Format: uuid */
        IdInput: string;
        IdentifyingPassage: {
            /** @description JSON pointer of the text */
            pointer: string;
            /** @description where it begins, in UTF-16 units */
            from: number;
            /** @description behind its last character */
            to: number;
            text: string;
            /**
             * @description what it is by which somebody could find out whose demand it is
             * @enum {string}
             */
            why: "name" | "short_form" | "id" | "mail" | "web_address" | "telephone";
        };
        ImportAnswer: {
            /** @description the import that wrote these rows, to undo it; null where nothing was written, left out in answers of before there were any */
            run?: components["schemas"]["Id"] | null;
            counts: {
                created: number;
                updated: number;
                unchanged: number;
                rejected: number;
            };
            results: components["schemas"]["ImportResult"][];
        };
        /** @description a text that is kept in another form than it was given */
        ImportChange: {
            pointer: string;
            from: string;
            to: string;
        };
        ImportOrganisationsInput: {
            /** @description each as OrganisationRow; a row that is wrong is refused alone */
            rows: {
                [key: string]: unknown;
            }[];
            /**
             * @description says what would happen, and writes nothing
             * @default false
             */
            dryRun?: boolean;
        };
        ImportRequestInput: {
            rows: {
                [key: string]: unknown;
            }[];
            /** @description true: everything is decided as it would be, duplicates and quotas too, and nothing is written */
            dryRun?: boolean;
            /** @description the import that these rows belong to; left out: they are one of their own */
            run?: components["schemas"]["IdInput"];
        };
        ImportResult: {
            /** @description place of the row in the request, from 0 */
            index: number;
            externalId: string | null;
            /** @enum {string} */
            status: "created" | "updated" | "unchanged" | "rejected";
            /** @description null for a rejected row, and for one that a dry run would create */
            id: string | null;
            version: number | null;
            state: string | null;
            issues: {
                /** @description JSON pointer of the field */
                pointer: string;
                rule: string;
                message: string;
            }[];
            /** @description left out where nothing was changed */
            changes?: components["schemas"]["ImportChange"][];
        };
        ImportRun: {
            id: components["schemas"]["Id"];
            file: string | null;
            startedAt: components["schemas"]["Moment"];
            lastRowsAt: components["schemas"]["Moment"] | null;
            counts: {
                created: number;
                updated: number;
                unchanged: number;
                rejected: number;
            };
            undoneAt: components["schemas"]["Moment"] | null;
            /** @description records that it wrote and that an undo has not come to */
            remaining: number;
        };
        InclusionProof: {
            seq: number;
            /** @description of the entry, as the chain has it */
            hash: components["schemas"]["Sha256"];
            /** @description sha256 of a zero byte and the canonical JSON of the entry */
            leafHash: components["schemas"]["Sha256"];
            /** @description hashes beside the way from the leaf to the root, the lowest first; leaf number seq - 1 */
            path: components["schemas"]["Sha256"][];
            /** @description the newest head, if it covers the entry; null: none does yet */
            head: components["schemas"]["TreeHead"] | null;
        };
        Inventor: {
            name: string;
            affiliation?: string;
            /** @example office@university.example */
            email?: string;
        };
        InventorInput: {
            name: string;
            affiliation?: string;
            /** @example office@university.example */
            email?: string;
        };
        Invitation: {
            id: components["schemas"]["Id"];
            organisationId: components["schemas"]["Id"];
            organisationName: string;
            email: string;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            state: "pending" | "accepted" | "declined" | "revoked" | "expired";
            expiresAt: components["schemas"]["Moment"];
            createdAt: components["schemas"]["Moment"];
        };
        /** @example C01B 32/184 */
        IpcCode: string;
        /** @example C01B 32/184 */
        IpcCodeInput: string;
        IssuedApiKey: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description the first characters, to distinguish keys */
            start: string;
            scopes: components["schemas"]["Scope"][];
            createdAt: components["schemas"]["Moment"];
            expiresAt: components["schemas"]["Moment"] | null;
            /** @description to within half a minute */
            lastUsedAt: components["schemas"]["Moment"] | null;
            /** @description it is refused: the operator has suspended the person who issued it */
            issuerSuspended: boolean;
            /** @description the key itself: shown this once, kept only as a hash */
            key: string;
        };
        JobCounts: {
            waiting: number;
            active: number;
            delayed: number;
            failed: number;
            /**
             * @description when the oldest of those that failed did so
             * @default null
             */
            failedSince: string | null;
            /**
             * @description when the oldest that is not done was published: in line, put back for later, or under way
             * @default null
             */
            waitingSince: string | null;
        };
        JobsOverview: {
            items: {
                service: components["schemas"]["ServiceName"];
                job: string;
                counts: components["schemas"]["JobCounts"];
            }[];
            failures: components["schemas"]["ServiceFailure"][];
        };
        JoinDecisionInput: {
            /** @enum {string} */
            decision: "accept" | "decline";
            /**
             * @description at most your own
             * @default viewer
             */
            role?: components["schemas"]["RoleInput"];
            /** @description shown to the person */
            note?: string;
        };
        JoinRequest: {
            id: components["schemas"]["Id"];
            organisationId: components["schemas"]["Id"];
            personId: components["schemas"]["Id"];
            name?: string;
            email?: string;
            message: string | null;
            /** @enum {string} */
            state: "pending" | "accepted" | "declined" | "withdrawn";
            /** @description what was granted */
            role: components["schemas"]["Role"] | null;
            note: string | null;
            createdAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
        };
        KeptHeadInput: {
            /** @description heads are numbered from 1 without a gap */
            number?: number;
            day: components["schemas"]["DayInput"] | null;
            size: number;
            rootHash: components["schemas"]["Sha256Input"];
            at: components["schemas"]["MomentInput"];
            previousHash?: components["schemas"]["Sha256Input"] | null;
            signature: string;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        Language: "zh" | "en" | "ru";
        /** @enum {string} */
        LanguageInput: "zh" | "en" | "ru";
        LedgerContent: {
            seq: number;
            previousHash: components["schemas"]["Sha256"];
            kind: components["schemas"]["LedgerKind"];
            at: components["schemas"]["Moment"];
            /** @description null: the entry concerns no contract: a word of the operator, names that became one asset, the ledger itself */
            contractId: components["schemas"]["Id"] | null;
            body: {
                [key: string]: unknown;
            };
            /**
             * @description 2: `at` never falls; entries of the first version have none
             * @constant
             */
            version?: 2;
        };
        LedgerEntry: {
            seq: number;
            hash: components["schemas"]["Sha256"];
            previousHash: components["schemas"]["Sha256"];
            at: components["schemas"]["Moment"];
            /** @description null for those who are not a party */
            content: components["schemas"]["LedgerContent"] | null;
            /** @description what a party gives to somebody who is to verify the entry; null for those who are not one */
            code: string | null;
        };
        LedgerFault: {
            seq: number;
            head?: number;
            /** @enum {string} */
            problem: "entry_missing" | "entry_unexpected" | "previous_hash" | "hash" | "content" | "time" | "record_missing" | "record_changed" | "head" | "tree_head" | "head_missing" | "kept_head";
            message: string;
        };
        /** @enum {string} */
        LedgerKind: "contract.signed" | "contract.amended" | "contract.terminated" | "contract.registered" | "registration.confirmed" | "registration.voided" | "payment.recorded" | "payment.confirmed" | "payment.disputed" | "payment.voided" | "title.released" | "title.dispute_rejected" | "title.standing_recorded" | "title.standing_withdrawn" | "title.consent_recorded" | "title.consent_withdrawn" | "asset.joined" | "ledger.clock_corrected";
        /** @enum {string} */
        LedgerKindInput: "contract.signed" | "contract.amended" | "contract.terminated" | "contract.registered" | "registration.confirmed" | "registration.voided" | "payment.recorded" | "payment.confirmed" | "payment.disputed" | "payment.voided" | "title.released" | "title.dispute_rejected" | "title.standing_recorded" | "title.standing_withdrawn" | "title.consent_recorded" | "title.consent_withdrawn" | "asset.joined" | "ledger.clock_corrected";
        LedgerReceipt: {
            id: components["schemas"]["Id"];
            ledger: {
                seq: number;
                hash: components["schemas"]["Sha256"];
                kind: components["schemas"]["LedgerKind"];
            };
        };
        LedgerVerification: {
            ok: boolean;
            /** @description entries read and found good before the fault */
            entries: number;
            head: {
                seq: number;
                hash: components["schemas"]["Sha256"];
            } | null;
            fault: components["schemas"]["LedgerFault"] | null;
            heads: {
                count: number;
                /** @description entries under a signed head that was found good */
                covered: number;
                /** @description ids of the keys that are trusted */
                keys: string[];
            };
            /** @description heads kept elsewhere */
            kept: {
                compared: number;
                faults: components["schemas"]["LedgerFault"][];
            };
            /** @description what this verification could not show */
            warnings: string[];
            /** @description when the ledger was read */
            at: components["schemas"]["Moment"];
            ms: number;
        };
        LegalEvent: {
            on: components["schemas"]["DayOrMonth"];
            country: components["schemas"]["PatentPlace"];
            kind: components["schemas"]["LegalEventKind"];
            note?: string;
        };
        LegalEventInput: {
            on: components["schemas"]["DayOrMonthInput"];
            country: components["schemas"]["PatentPlaceInput"];
            kind: components["schemas"]["LegalEventKindInput"];
            note?: string;
        };
        /** @enum {string} */
        LegalEventKind: "filed" | "published" | "examination" | "granted" | "in_force" | "fee_paid" | "lapsed" | "restored" | "expired" | "refused" | "application_withdrawn" | "opposed" | "invalidated" | "assigned" | "licensed" | "open_licence_declared" | "open_licence_withdrawn" | "pledged" | "pledge_released";
        /** @enum {string} */
        LegalEventKindInput: "filed" | "published" | "examination" | "granted" | "in_force" | "fee_paid" | "lapsed" | "restored" | "expired" | "refused" | "application_withdrawn" | "opposed" | "invalidated" | "assigned" | "licensed" | "open_licence_declared" | "open_licence_withdrawn" | "pledged" | "pledge_released";
        /** @enum {string} */
        LicenceExclusivity: "exclusive" | "sole" | "non_exclusive";
        /** @enum {string} */
        LicenceExclusivityInput: "exclusive" | "sole" | "non_exclusive";
        LicenceTerms: {
            exclusivity: components["schemas"]["LicenceExclusivity"];
            fieldOfUse: components["schemas"]["FieldOfUse"];
            territory: components["schemas"]["Territory"];
            sublicensing: components["schemas"]["SublicensingRule"];
            /** @description contracts whose simple licences, given before, run on beside an exclusive or sole one */
            besides?: components["schemas"]["Id"][];
            /** @description the contract’s own start when absent */
            from?: components["schemas"]["Day"];
            /** @description the contract’s own end when absent, no end when null */
            to?: components["schemas"]["Day"] | null;
        };
        LicenceTermsInput: {
            exclusivity: components["schemas"]["LicenceExclusivityInput"];
            fieldOfUse: components["schemas"]["FieldOfUseInput"];
            territory: components["schemas"]["TerritoryInput"];
            sublicensing: components["schemas"]["SublicensingRuleInput"];
            /** @description contracts whose simple licences, given before, run on beside an exclusive or sole one */
            besides?: components["schemas"]["IdInput"][];
            /** @description the contract’s own start when absent */
            from?: components["schemas"]["DayInput"];
            /** @description the contract’s own end when absent, no end when null */
            to?: components["schemas"]["DayInput"] | null;
        };
        ListedAlready: {
            /** @description the number or family that both have */
            key: string;
            /** @description it is a listing of your own organisation */
            own: boolean;
            listing: components["schemas"]["Id"];
            title: components["schemas"]["LocalizedText300"] | null;
            organisation: components["schemas"]["ShownOwner"];
        };
        ListedPair: {
            id: components["schemas"]["PairId"];
            score: number;
            /** @description the score of two texts with nothing in common */
            base: number;
            parts: components["schemas"]["ScoreParts"];
            listing: components["schemas"]["PairRecord"];
            demand: components["schemas"]["PairRecord"];
            /** @description what the other side has only looked at or shortlisted is `suggested` to you */
            state: {
                listing: components["schemas"]["PairState"];
                demand: components["schemas"]["PairState"];
            };
            dealId: components["schemas"]["Id"] | null;
            /** @description false: kept for its history only */
            shown: boolean;
            updatedAt: components["schemas"]["Moment"];
            /** @description with `include=reasons`: the pair in a line each, in the language asked for */
            brief?: {
                /** @description the strongest reason for it */
                why: string | null;
                /** @description what speaks against it most */
                against: string | null;
                /** @description the smallest change that would raise the score */
                raise: string | null;
            };
            /** @description others behind this one: the same text posted again, or the same patent family */
            duplicates: number;
            /** @description the pair it stands behind, when duplicates are asked for */
            duplicateOf: components["schemas"]["PairId"] | null;
        };
        Listing: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["ListingState"];
            /** @description whose view this is; what the reader may not see is not there */
            sight: components["schemas"]["Sight"];
            organisation: components["schemas"]["Owner"];
            createdAt: components["schemas"]["Moment"];
            updatedAt: components["schemas"]["Moment"];
            publishedAt: components["schemas"]["Moment"] | null;
            /**
             * @description it left public view with its organisation, and comes back with it; for its owner and the operator
             * @constant
             */
            outOfView?: true;
            kind: components["schemas"]["ListingKind"];
            title?: components["schemas"]["LocalizedLine300"];
            abstract?: components["schemas"]["LocalizedText10000"];
            advantage?: components["schemas"]["Advantage"];
            applications?: components["schemas"]["LocalizedText5000"];
            ipc?: components["schemas"]["IpcCode"][];
            /** @description derived from the IPC codes when left out */
            field?: components["schemas"]["TechnologyField"];
            keywords?: string[];
            readiness?: components["schemas"]["Readiness"];
            inventors?: components["schemas"]["Inventor"][];
            offers?: components["schemas"]["OfferKindList"];
            price?: components["schemas"]["Price"];
            territory?: components["schemas"]["Territory"];
            /** @description who may take it, by country of the organisation and of its work: export control */
            restrictions?: components["schemas"]["Restrictions"];
            /** @description last day of validity; left out: a year from publication */
            validUntil?: components["schemas"]["Day"];
            contact?: components["schemas"]["Contact"];
            /** @description know-how, data and terms for those alone to whom you disclose the listing in a deal */
            confidential?: components["schemas"]["LocalizedText10000"];
            patent?: components["schemas"]["Patent"];
            tiers?: components["schemas"]["ListingTiers"];
            /** @description nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal */
            unpublishedInvention?: boolean;
            /** @description words on an unpublished invention that its owner lets everybody see; it is matched by them and its class */
            releasedTerms?: string[];
            differsFrom?: components["schemas"]["DiffersFrom"];
            source?: {
                source: string;
                externalId: string;
            };
            completeness?: components["schemas"]["Completeness"];
            /** @description signed about it; for its owner and the operator, on one that is read alone */
            contracts?: components["schemas"]["Contracted"][];
            /** @description why it is a draft again; for its owner and the operator, on one that is read alone */
            review?: components["schemas"]["RecordReview"];
        };
        ListingCheck: {
            /** @description why it would not be saved; with any, the rest is told as far as it goes */
            faults: {
                /** @description JSON pointer of the field */
                pointer: string;
                rule: string;
                message: string;
            }[];
            /** @description why it would not be published yet */
            missing: {
                /** @description JSON pointer of the field */
                pointer: string;
                rule: string;
                message: string;
            }[];
            completeness: components["schemas"]["Completeness"] | null;
            /** @description the patent numbers that could be read */
            understood: components["schemas"]["UnderstoodNumber"][];
            /** @description listings of the same right, as far as you may see them */
            duplicates: components["schemas"]["ListedAlready"][];
            /** @description as everybody sees it, as verified organisations do, and those to whom it is disclosed; null while there are faults */
            previews: {
                T0: {
                    kind: components["schemas"]["ListingKind"];
                    title?: components["schemas"]["LocalizedLine300"];
                    abstract?: components["schemas"]["LocalizedText10000"];
                    advantage?: components["schemas"]["Advantage"];
                    applications?: components["schemas"]["LocalizedText5000"];
                    ipc?: components["schemas"]["IpcCode"][];
                    /** @description derived from the IPC codes when left out */
                    field?: components["schemas"]["TechnologyField"];
                    keywords?: string[];
                    readiness?: components["schemas"]["Readiness"];
                    inventors?: components["schemas"]["Inventor"][];
                    offers?: components["schemas"]["OfferKindList"];
                    price?: components["schemas"]["Price"];
                    territory?: components["schemas"]["Territory"];
                    /** @description who may take it, by country of the organisation and of its work: export control */
                    restrictions?: components["schemas"]["Restrictions"];
                    /** @description last day of validity; left out: a year from publication */
                    validUntil?: components["schemas"]["Day"];
                    contact?: components["schemas"]["Contact"];
                    /** @description know-how, data and terms for those alone to whom you disclose the listing in a deal */
                    confidential?: components["schemas"]["LocalizedText10000"];
                    patent?: components["schemas"]["Patent"];
                    tiers?: components["schemas"]["ListingTiers"];
                    /** @description nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal */
                    unpublishedInvention?: boolean;
                    /** @description words on an unpublished invention that its owner lets everybody see; it is matched by them and its class */
                    releasedTerms?: string[];
                    differsFrom?: components["schemas"]["DiffersFrom"];
                };
                T1: {
                    kind: components["schemas"]["ListingKind"];
                    title?: components["schemas"]["LocalizedLine300"];
                    abstract?: components["schemas"]["LocalizedText10000"];
                    advantage?: components["schemas"]["Advantage"];
                    applications?: components["schemas"]["LocalizedText5000"];
                    ipc?: components["schemas"]["IpcCode"][];
                    /** @description derived from the IPC codes when left out */
                    field?: components["schemas"]["TechnologyField"];
                    keywords?: string[];
                    readiness?: components["schemas"]["Readiness"];
                    inventors?: components["schemas"]["Inventor"][];
                    offers?: components["schemas"]["OfferKindList"];
                    price?: components["schemas"]["Price"];
                    territory?: components["schemas"]["Territory"];
                    /** @description who may take it, by country of the organisation and of its work: export control */
                    restrictions?: components["schemas"]["Restrictions"];
                    /** @description last day of validity; left out: a year from publication */
                    validUntil?: components["schemas"]["Day"];
                    contact?: components["schemas"]["Contact"];
                    /** @description know-how, data and terms for those alone to whom you disclose the listing in a deal */
                    confidential?: components["schemas"]["LocalizedText10000"];
                    patent?: components["schemas"]["Patent"];
                    tiers?: components["schemas"]["ListingTiers"];
                    /** @description nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal */
                    unpublishedInvention?: boolean;
                    /** @description words on an unpublished invention that its owner lets everybody see; it is matched by them and its class */
                    releasedTerms?: string[];
                    differsFrom?: components["schemas"]["DiffersFrom"];
                };
                T2: {
                    kind: components["schemas"]["ListingKind"];
                    title?: components["schemas"]["LocalizedLine300"];
                    abstract?: components["schemas"]["LocalizedText10000"];
                    advantage?: components["schemas"]["Advantage"];
                    applications?: components["schemas"]["LocalizedText5000"];
                    ipc?: components["schemas"]["IpcCode"][];
                    /** @description derived from the IPC codes when left out */
                    field?: components["schemas"]["TechnologyField"];
                    keywords?: string[];
                    readiness?: components["schemas"]["Readiness"];
                    inventors?: components["schemas"]["Inventor"][];
                    offers?: components["schemas"]["OfferKindList"];
                    price?: components["schemas"]["Price"];
                    territory?: components["schemas"]["Territory"];
                    /** @description who may take it, by country of the organisation and of its work: export control */
                    restrictions?: components["schemas"]["Restrictions"];
                    /** @description last day of validity; left out: a year from publication */
                    validUntil?: components["schemas"]["Day"];
                    contact?: components["schemas"]["Contact"];
                    /** @description know-how, data and terms for those alone to whom you disclose the listing in a deal */
                    confidential?: components["schemas"]["LocalizedText10000"];
                    patent?: components["schemas"]["Patent"];
                    tiers?: components["schemas"]["ListingTiers"];
                    /** @description nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal */
                    unpublishedInvention?: boolean;
                    /** @description words on an unpublished invention that its owner lets everybody see; it is matched by them and its class */
                    releasedTerms?: string[];
                    differsFrom?: components["schemas"]["DiffersFrom"];
                };
                T3: {
                    kind: components["schemas"]["ListingKind"];
                    title?: components["schemas"]["LocalizedLine300"];
                    abstract?: components["schemas"]["LocalizedText10000"];
                    advantage?: components["schemas"]["Advantage"];
                    applications?: components["schemas"]["LocalizedText5000"];
                    ipc?: components["schemas"]["IpcCode"][];
                    /** @description derived from the IPC codes when left out */
                    field?: components["schemas"]["TechnologyField"];
                    keywords?: string[];
                    readiness?: components["schemas"]["Readiness"];
                    inventors?: components["schemas"]["Inventor"][];
                    offers?: components["schemas"]["OfferKindList"];
                    price?: components["schemas"]["Price"];
                    territory?: components["schemas"]["Territory"];
                    /** @description who may take it, by country of the organisation and of its work: export control */
                    restrictions?: components["schemas"]["Restrictions"];
                    /** @description last day of validity; left out: a year from publication */
                    validUntil?: components["schemas"]["Day"];
                    contact?: components["schemas"]["Contact"];
                    /** @description know-how, data and terms for those alone to whom you disclose the listing in a deal */
                    confidential?: components["schemas"]["LocalizedText10000"];
                    patent?: components["schemas"]["Patent"];
                    tiers?: components["schemas"]["ListingTiers"];
                    /** @description nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal */
                    unpublishedInvention?: boolean;
                    /** @description words on an unpublished invention that its owner lets everybody see; it is matched by them and its class */
                    releasedTerms?: string[];
                    differsFrom?: components["schemas"]["DiffersFrom"];
                };
            } | null;
        };
        ListingConflict: {
            /** @description the one that came later */
            listing: {
                id: components["schemas"]["Id"];
                state: components["schemas"]["ListingState"];
                organisation: components["schemas"]["Owner"];
                title: components["schemas"]["LocalizedText300"] | null;
            };
            /** @description the one that stood for it before */
            conflictsWith: {
                id: components["schemas"]["Id"];
                state: components["schemas"]["ListingState"];
                organisation: components["schemas"]["Owner"];
                title: components["schemas"]["LocalizedText300"] | null;
            };
            /** @description `number:` or `family:` and what both stand for */
            key: string;
            since: components["schemas"]["Moment"];
        };
        ListingContentInput: {
            kind: components["schemas"]["ListingKindInput"];
            title?: components["schemas"]["LocalizedLine300Input"];
            abstract?: components["schemas"]["LocalizedText10000Input"];
            advantage?: components["schemas"]["AdvantageInput"];
            applications?: components["schemas"]["LocalizedText5000Input"];
            ipc?: components["schemas"]["IpcCodeInput"][];
            /** @description derived from the IPC codes when left out */
            field?: components["schemas"]["TechnologyFieldInput"];
            keywords?: string[];
            readiness?: components["schemas"]["ReadinessInput"];
            inventors?: components["schemas"]["InventorInput"][];
            offers?: components["schemas"]["OfferKindListInput"];
            price?: components["schemas"]["PriceInput"];
            territory?: components["schemas"]["TerritoryInput"];
            /** @description who may take it, by country of the organisation and of its work: export control */
            restrictions?: components["schemas"]["RestrictionsInput"];
            /** @description last day of validity; left out: a year from publication */
            validUntil?: components["schemas"]["DayInput"];
            contact?: components["schemas"]["ContactInput"];
            /** @description know-how, data and terms for those alone to whom you disclose the listing in a deal */
            confidential?: components["schemas"]["LocalizedText10000Input"];
            patent?: components["schemas"]["PatentInput"];
            tiers?: components["schemas"]["ListingTiersInput"];
            /** @description nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal */
            unpublishedInvention?: boolean;
            /** @description words on an unpublished invention that its owner lets everybody see; it is matched by them and its class */
            releasedTerms?: string[];
            differsFrom?: components["schemas"]["DiffersFromInput"];
        };
        ListingEvent: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            action: "create" | "edit" | "submit" | "return" | "publish" | "reserve" | "release" | "transfer" | "give_back" | "withdraw" | "expire" | "renew";
            from: components["schemas"]["ListingState"] | null;
            to: components["schemas"]["ListingState"];
            version: number;
            actor: {
                kind: string;
                id: string;
                organisationId: components["schemas"]["Id"] | null;
                /** @description the agency that did it for the organisation, under a mandate */
                agencyId?: components["schemas"]["Id"];
                personId?: components["schemas"]["Id"];
            };
            reason: string | null;
            /** @description of who returned it or held it back */
            reasons: components["schemas"]["ReviewReason"][];
            at: components["schemas"]["Moment"];
        };
        ListingHit: {
            id: components["schemas"]["Id"];
            version: number;
            kind: components["schemas"]["ListingKind"];
            title: components["schemas"]["LocalizedText300"];
            organisation: components["schemas"]["Owner"];
            ipc: string[];
            field: components["schemas"]["TechnologyField"] | null;
            keywords: string[];
            offers: components["schemas"]["OfferKind"][];
            readiness: number | null;
            /**
             * @description where the patent stands by its legal events; null without a patent that everybody sees
             * @default null
             */
            right: components["schemas"]["RightStanding"] | null;
            price: components["schemas"]["Price"] | null;
            /** @description whom it is not for */
            restrictions?: components["schemas"]["Restrictions"];
            publishedAt: components["schemas"]["Moment"];
            validUntil: components["schemas"]["Day"];
            unpublishedInvention: boolean;
            /** @description plain text around the words found, each between ⟦ and ⟧ */
            highlights: {
                field: string;
                language: components["schemas"]["Language"] | null;
                text: string;
            }[];
        };
        /** @enum {string} */
        ListingKind: "patent" | "research_result" | "know_how" | "software";
        /** @enum {string} */
        ListingKindInput: "patent" | "research_result" | "know_how" | "software";
        /** @description A listing in a list */
        ListingRow: {
            id: components["schemas"]["Id"];
            version: number;
            kind: components["schemas"]["ListingKind"];
            state: components["schemas"]["ListingState"];
            title?: components["schemas"]["LocalizedLine300"];
            /** @description last day of validity; left out: a year from publication */
            validUntil?: components["schemas"]["Day"];
            completeness: number;
            /** @description how often others have read it */
            reads: number;
            source?: {
                source: string;
                externalId: string;
            };
            organisation: components["schemas"]["Owner"];
            updatedAt: components["schemas"]["Moment"];
            publishedAt: components["schemas"]["Moment"] | null;
        };
        ListingSearchAnswer: {
            items: components["schemas"]["ListingHit"][];
            nextCursor: string | null;
            /** @description about how many; on the first page only */
            total: number | null;
            /** @description counts by value under the present filters; on the first page only */
            facets: {
                [key: string]: {
                    [key: string]: number;
                };
            } | null;
            /** @description true while the index is being made anew: what is here is so, and some records may be missing */
            degraded: boolean;
        };
        /** @enum {string} */
        ListingState: "draft" | "in_review" | "published" | "reserved" | "transferred" | "withdrawn" | "expired";
        /** @enum {string} */
        ListingStateInput: "draft" | "in_review" | "published" | "reserved" | "transferred" | "withdrawn" | "expired";
        /** @description Who may see a group of fields: T0 anyone, T1 verified organisations, T2 organisations to which you disclosed it in a deal, T3 people whom you named there. Default T0; contact and e-mails T1, for keys with contacts:read; confidential and files T2 */
        ListingTiers: {
            abstract?: components["schemas"]["DisclosureTier"];
            advantage?: components["schemas"]["DisclosureTier"];
            applications?: components["schemas"]["DisclosureTier"];
            readiness?: components["schemas"]["DisclosureTier"];
            inventors?: components["schemas"]["DisclosureTier"];
            inventorEmails?: components["schemas"]["DisclosureTier"];
            patent?: components["schemas"]["DisclosureTier"];
            price?: components["schemas"]["DisclosureTier"];
            contact?: components["schemas"]["DisclosureTier"];
            confidential?: components["schemas"]["SecretTier"];
            /** @description of files that are put into no place of their own */
            files?: components["schemas"]["DisclosureTier"];
        };
        /** @description Who may see a group of fields: T0 anyone, T1 verified organisations, T2 organisations to which you disclosed it in a deal, T3 people whom you named there. Default T0; contact and e-mails T1, for keys with contacts:read; confidential and files T2 */
        ListingTiersInput: {
            abstract?: components["schemas"]["DisclosureTierInput"];
            advantage?: components["schemas"]["DisclosureTierInput"];
            applications?: components["schemas"]["DisclosureTierInput"];
            readiness?: components["schemas"]["DisclosureTierInput"];
            inventors?: components["schemas"]["DisclosureTierInput"];
            inventorEmails?: components["schemas"]["DisclosureTierInput"];
            patent?: components["schemas"]["DisclosureTierInput"];
            price?: components["schemas"]["DisclosureTierInput"];
            contact?: components["schemas"]["DisclosureTierInput"];
            confidential?: components["schemas"]["SecretTierInput"];
            /** @description of files that are put into no place of their own */
            files?: components["schemas"]["DisclosureTierInput"];
        };
        ListingVersion: {
            version: number;
            publishedAt: components["schemas"]["Moment"];
            content: {
                kind: components["schemas"]["ListingKind"];
                title?: components["schemas"]["LocalizedLine300"];
                abstract?: components["schemas"]["LocalizedText10000"];
                advantage?: components["schemas"]["Advantage"];
                applications?: components["schemas"]["LocalizedText5000"];
                ipc?: components["schemas"]["IpcCode"][];
                /** @description derived from the IPC codes when left out */
                field?: components["schemas"]["TechnologyField"];
                keywords?: string[];
                readiness?: components["schemas"]["Readiness"];
                inventors?: components["schemas"]["Inventor"][];
                offers?: components["schemas"]["OfferKindList"];
                price?: components["schemas"]["Price"];
                territory?: components["schemas"]["Territory"];
                /** @description who may take it, by country of the organisation and of its work: export control */
                restrictions?: components["schemas"]["Restrictions"];
                /** @description last day of validity; left out: a year from publication */
                validUntil?: components["schemas"]["Day"];
                contact?: components["schemas"]["Contact"];
                /** @description know-how, data and terms for those alone to whom you disclose the listing in a deal */
                confidential?: components["schemas"]["LocalizedText10000"];
                patent?: components["schemas"]["Patent"];
                tiers?: components["schemas"]["ListingTiers"];
                /** @description nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal */
                unpublishedInvention?: boolean;
                /** @description words on an unpublished invention that its owner lets everybody see; it is matched by them and its class */
                releasedTerms?: string[];
                differsFrom?: components["schemas"]["DiffersFrom"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 200 characters */
        LocalizedLine200: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 200 characters */
        LocalizedLine200Input: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 300 characters */
        LocalizedLine300: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 300 characters */
        LocalizedLine300Input: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 10000 characters */
        LocalizedText10000: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 10000 characters */
        LocalizedText10000Input: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 200 characters */
        LocalizedText200: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 2000 characters */
        LocalizedText2000: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 2000 characters */
        LocalizedText2000Input: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 300 characters */
        LocalizedText300: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 5000 characters */
        LocalizedText5000: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOrigin"];
            };
        };
        /** @description Text in at least one of zh, en, ru, each at most 5000 characters */
        LocalizedText5000Input: {
            zh?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            en?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
            ru?: {
                text: string;
                origin: components["schemas"]["TextOriginInput"];
            };
        };
        LoseDealInput: {
            reason: components["schemas"]["DeclineReasonInput"];
            /** @description needed for the reason other */
            note?: string;
            /** @description refuses the change when the deal has moved on */
            expectedVersion?: number;
        };
        MailAddressInput: string;
        /** @description Look into your mail: what happens next stands there */
        MailSent: {
            /** @constant */
            sent: true;
        };
        Mandate: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["MandateState"];
            client: components["schemas"]["MandateOrganisation"];
            agency: components["schemas"]["MandateOrganisation"];
            about: components["schemas"]["MandateAbout"];
            /** @description no other mandate for the same runs at the same time */
            exclusive: boolean;
            /** @description first day, in the time zone of the exchange */
            from: components["schemas"]["Day"];
            /** @description last day; null: until either side ends it */
            to: components["schemas"]["Day"] | null;
            /** @description scopes that the agency has for the client, as far as its own key or role has them */
            rights: components["schemas"]["Scope"][];
            commission: components["schemas"]["Commission"] | null;
            note: string | null;
            proposedBy: components["schemas"]["MandateSide"];
            proposedAt: components["schemas"]["Moment"];
            acceptedAt: components["schemas"]["Moment"] | null;
            /** @description declined, withdrawn or ended: by whom, when and why */
            closed: {
                by: components["schemas"]["MandateSide"];
                at: components["schemas"]["Moment"];
                reason: string | null;
            } | null;
            /** @description yours; null for the operator */
            side: components["schemas"]["MandateSide"] | null;
            /** @description what your side may do next */
            actions: ("accept" | "change" | "decline" | "withdraw" | "end")[];
            /** @description of a proposal that is read by itself: accepted mandates that it cannot stand beside, as far as you may see them */
            inTheWay?: components["schemas"]["MandateInTheWay"][];
        };
        /** @description All that the client has, or one listing or demand of it */
        MandateAbout: {
            /** @constant */
            kind: "all";
        } | {
            /** @constant */
            kind: "listing";
            id: components["schemas"]["Id"];
        } | {
            /** @constant */
            kind: "demand";
            id: components["schemas"]["Id"];
        };
        /** @description All that the client has, or one listing or demand of it */
        MandateAboutInput: {
            /** @constant */
            kind: "all";
        } | {
            /** @constant */
            kind: "listing";
            id: components["schemas"]["IdInput"];
        } | {
            /** @constant */
            kind: "demand";
            id: components["schemas"]["IdInput"];
        };
        /** @description An accepted mandate that a proposal cannot stand beside */
        MandateInTheWay: {
            id: components["schemas"]["Id"];
            agency: components["schemas"]["MandateOrganisation"];
            about: components["schemas"]["MandateAbout"];
            exclusive: boolean;
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"] | null;
        };
        /** @description A side of a mandate */
        MandateOrganisation: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["LocalizedLine200"];
        };
        MandatePage: {
            items: components["schemas"]["Mandate"][];
            nextCursor: string | null;
            /** @description how many there are, whatever state was asked for; on the first page only */
            counts?: {
                states: {
                    [key: string]: number;
                };
                /** @description of those in force: whose last day is within 30 days */
                endSoon: number;
            };
        };
        /** @enum {string} */
        MandateSide: "client" | "agency";
        /** @enum {string} */
        MandateSideInput: "client" | "agency";
        /**
         * @description lapsed: its last day passed before it was accepted; accepted: its first day is still to come
         * @enum {string}
         */
        MandateState: "proposed" | "declined" | "withdrawn" | "lapsed" | "accepted" | "in_force" | "expired" | "ended";
        /**
         * @description lapsed: its last day passed before it was accepted; accepted: its first day is still to come
         * @enum {string}
         */
        MandateStateInput: "proposed" | "declined" | "withdrawn" | "lapsed" | "accepted" | "in_force" | "expired" | "ended";
        MandateVersion: {
            version: number;
            /** @enum {string} */
            action: "propose" | "change" | "accept" | "decline" | "withdraw" | "end";
            side: components["schemas"]["MandateSide"];
            /** @description of that side: which key or person */
            actor: {
                kind: string;
                id: string;
            };
            terms: {
                about: components["schemas"]["MandateAbout"];
                /** @description no other mandate for the same runs at the same time */
                exclusive: boolean;
                /** @description first day, in the time zone of the exchange */
                from: components["schemas"]["Day"];
                /** @description last day; null: until either side ends it */
                to: components["schemas"]["Day"] | null;
                /** @description scopes that the agency has for the client, as far as its own key or role has them */
                rights: components["schemas"]["Scope"][];
                commission: components["schemas"]["Commission"] | null;
                note: string | null;
            };
            reason: string | null;
            at: components["schemas"]["Moment"];
        };
        MatchingProgress: {
            jobs: {
                [key: string]: {
                    waiting: number;
                    active: number;
                    delayed: number;
                    failed: number;
                };
            };
            /** @description open records that are profiled */
            profiles: {
                listings: number;
                demands: number;
            };
            pairs: {
                shown: number;
                all: number;
            };
            /** @description nothing waits: every record has its pairs */
            idle: boolean;
        };
        MatchingTrackRecord: {
            months: {
                /** @description the first of the whole months that count, YYYY-MM */
                from: string;
                /** @description the last of them */
                until: string;
            };
            atLeast: {
                contacts: number;
                /** @description that made them; with fewer of either there are no figures */
                organisations: number;
            };
            /** @description null: too few contacts to tell without saying whose */
            places: components["schemas"]["PlacesOfContacts"] | null;
            /** @description why pairs were declined, of reasons that enough organisations gave; most common first */
            declines: {
                reason: string;
                count: number;
            }[];
        };
        /** @description Whom the exchange takes you for */
        Me: {
            /** @enum {string} */
            kind: "key" | "person" | "system" | "anonymous";
            /** @description for which you act */
            organisation: components["schemas"]["Organisation"] | null;
            /** @description of a key */
            scopes: components["schemas"]["Scope"][];
            /** @description your agency acts for the organisation, by this mandate and with these rights */
            onBehalf?: {
                agencyId: components["schemas"]["Id"];
                mandateId: components["schemas"]["Id"];
                rights: components["schemas"]["Scope"][];
                about: components["schemas"]["MandateAbout"];
            };
            /** @description runs this exchange */
            operator: boolean;
            /** @description of a person in its organisation */
            role: string | null;
            person: components["schemas"]["Account"] | null;
            /** @description of a person */
            memberships: components["schemas"]["OwnMembership"][];
            sessionId: string | null;
            /** @description the actions that you may do, on what is yours; see `x-action` of each operation */
            may: string[];
        };
        Measure: {
            metric: string;
            value: number;
            unit: string;
        };
        Member: {
            personId: components["schemas"]["Id"];
            name: string;
            email: string;
            /** @description when the person shows it to you */
            orcid: string | null;
            role: components["schemas"]["Role"];
            since: components["schemas"]["Moment"];
        };
        Membership: {
            organisation: components["schemas"]["Organisation"];
            role: components["schemas"]["Role"];
            since: components["schemas"]["Moment"];
        };
        MergePreview: {
            goes: components["schemas"]["MergeSide"];
            stays: components["schemas"]["MergeSide"];
            /** @description what would go to the one that stays */
            brings: {
                /** @description who do not belong to the one that stays yet */
                members: number;
                keys: number;
                domains: number;
                units: number;
                /** @description schemes that the one that stays lacks */
                identifiers: string[];
            };
            /** @description what to look at twice; nothing of it forbids the merge */
            warnings: components["schemas"]["MergeWarning"][];
        };
        MergeSide: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["OrganisationKind"];
            name: components["schemas"]["LocalizedText200"];
            country: components["schemas"]["Country"];
            verified: boolean;
            identifiers: components["schemas"]["OrganisationIdentifiers"];
            members: number;
            keys: number;
            domains: number;
            units: number;
        };
        /** @enum {string} */
        MergeWarning: "verified_into_unverified" | "other_kind" | "other_country" | "other_identifier" | "request_waits" | "sign_on_ends" | "loses_owner";
        MetTitleDispute: {
            id: components["schemas"]["Id"];
            state: components["schemas"]["TitleDisputeState"];
            /** @description rights of this contract that are in conflict */
            grants: components["schemas"]["Id"][];
            /** @description whether they were signed after what they are in conflict with */
            later: boolean;
            openedAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
        };
        /** Format: date-time */
        Moment: string;
        /** Format: date-time */
        MomentInput: string;
        Money: {
            amount: string;
            currency: components["schemas"]["Currency"];
        };
        MoneyInput: {
            amount: string;
            currency: components["schemas"]["CurrencyInput"];
        };
        MoneyTotal: {
            amount: string;
            currency: string;
        };
        /** @example 2026-03 */
        Month: string;
        /** @example 2026-03 */
        MonthInput: string;
        MoveDealInput: {
            to: components["schemas"]["OpenDealStageInput"];
            note?: string;
            /** @description refuses the change when the deal has moved on */
            expectedVersion?: number;
        };
        MovedOrganisation: {
            id: components["schemas"]["Id"];
            mergedInto: components["schemas"]["Id"];
        };
        NameDemandReaderInput: {
            /** @description which may know who is behind the demand */
            organisationId: components["schemas"]["IdInput"];
        };
        NearMiss: {
            record: components["schemas"]["NearMissRecord"];
            /** @description that the two would have without the condition */
            score: number;
            /** @description the strongest reason why they would fit */
            why: string | null;
            condition: {
                /** @enum {string} */
                code: "same_organisation" | "listing_expired" | "demand_expired" | "no_common_deal_kind" | "nothing_exclusive" | "no_common_territory" | "listing_restricted" | "demand_restricted" | "listing_left" | "demand_left";
                /** @description the condition in the way, as a clause */
                text: string;
            };
            /** @description what would lift it, one change of either side at most */
            lifts: {
                /** @description whose record changes */
                side: components["schemas"]["PairSide"];
                change: components["schemas"]["PairMove"];
                text: string;
            }[];
        };
        NearMissRecord: {
            id: components["schemas"]["Id"];
            version: number;
            kind: string;
            title: components["schemas"]["LocalizedText300"];
            /** @description an anonymous one is "a company in <region>, <field>", without id */
            organisation: components["schemas"]["ShownOwner"];
            ipc: string[];
            field: components["schemas"]["TechnologyField"] | null;
            dealKinds: components["schemas"]["OfferKind"][];
            /** @description last day of the listing, deadline of the demand */
            until: components["schemas"]["Day"] | null;
            open: boolean;
            side: components["schemas"]["PairSide"];
        };
        NearMisses: {
            items: components["schemas"]["NearMiss"][];
        };
        NewAbuseReportInput: {
            /**
             * @description account: somebody else has taken it, or the operator has suspended it
             * @enum {string}
             */
            subjectKind: "listing" | "demand" | "organisation" | "account";
            subjectId: components["schemas"]["IdInput"];
            /** @enum {string} */
            reason: "false_claim" | "not_theirs" | "unlawful" | "names_somebody" | "spam" | "other";
            message: string;
            /**
             * @description where an answer may go
             * @example office@university.example
             */
            email?: string;
        };
        NewAccreditationInput: {
            /** @description who gave it */
            body: string;
            number: string;
            /** @description what it lets the agency do */
            scope: string;
            from: components["schemas"]["DayInput"];
            /**
             * @description last day; null: without an end
             * @default null
             */
            to?: components["schemas"]["DayInput"] | null;
            /** @default null */
            evidence?: string | null;
            /** @description for the operator alone */
            note?: string;
        };
        NewAccreditationRequestInput: {
            /** @description who gave it */
            body: string;
            number: string;
            /** @description what it lets the agency do */
            scope: string;
            from: components["schemas"]["DayInput"];
            /**
             * @description last day; null: without an end
             * @default null
             */
            to?: components["schemas"]["DayInput"] | null;
            /** @default null */
            evidence?: string | null;
            /**
             * @description what the operator should know of it
             * @default null
             */
            remark?: string | null;
        };
        NewApiKeyInput: {
            name: string;
            scopes: components["schemas"]["ScopeInput"][];
            /** @description never, unless given */
            expiresInDays?: number;
        };
        NewBrokerCredentialInput: {
            /** @description a member of the agency */
            personId: components["schemas"]["IdInput"];
            kind: components["schemas"]["BrokerCredentialKindInput"];
            number: string;
            issuer: string;
            /**
             * @description last day; null: without an end
             * @default null
             */
            validTo?: components["schemas"]["DayInput"] | null;
        };
        NewDemandInput: {
            kind: components["schemas"]["DemandKindInput"];
            title?: components["schemas"]["LocalizedLine300Input"];
            problem?: components["schemas"]["LocalizedText10000Input"];
            /** @description what was tried, and why it was not enough */
            tried?: components["schemas"]["LocalizedText5000Input"];
            requiredResults?: components["schemas"]["RequiredResultInput"][];
            elements?: components["schemas"]["DemandElementsInput"];
            ipc?: components["schemas"]["IpcCodeInput"][];
            /** @description derived from the IPC codes when left out */
            field?: components["schemas"]["TechnologyFieldInput"];
            keywords?: string[];
            /** @description the lowest readiness level that would do */
            readinessWanted?: number;
            /** @description ways to deal that would be accepted */
            dealKinds?: components["schemas"]["OfferKindListInput"];
            exclusivity?: components["schemas"]["ExclusivityWishInput"];
            /** @description where the rights are needed */
            territory?: components["schemas"]["TerritoryInput"];
            /** @description who may solve it, by country of the organisation: rules of funding or procurement */
            restrictions?: components["schemas"]["RestrictionsInput"];
            budget?: components["schemas"]["BudgetInput"];
            /** @description last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year */
            deadline?: components["schemas"]["DayInput"];
            /** @description where the work will be done; left out: where the organisation is */
            place?: components["schemas"]["PlaceInput"];
            /** @description languages in which the owner can talk */
            languages?: components["schemas"]["LanguageInput"][];
            /** @description the company is shown as "a company in <region>, <field>" to everyone without a deal with it */
            anonymous?: boolean;
            /** @description passages of an anonymous demand by which somebody could find out whose it is, and which its owner posts knowingly; each as `POST /demands/check` tells it. Nobody else sees this list */
            acceptedPassages?: string[];
        };
        NewInvitationInput: {
            email: components["schemas"]["MailAddressInput"];
            /**
             * @description at most your own
             * @default viewer
             */
            role?: components["schemas"]["RoleInput"];
            /** @default 14 */
            expiresInDays?: number;
            /** @description of the mail; by default that of the country of the organisation */
            language?: components["schemas"]["LanguageInput"];
        };
        NewJoinRequestInput: {
            organisationId: components["schemas"]["IdInput"];
            /** @description who you are, for those who decide */
            message?: string;
        };
        NewOrganisationDomainInput: {
            /** @description such as `example.org`, without a path */
            domain: string;
        };
        NewOrganisationInput: {
            /** @enum {string} */
            kind: "university" | "institute" | "company" | "agency" | "financier" | "government";
            name: components["schemas"]["LocalizedLine200Input"];
            country: components["schemas"]["CountryInput"];
            region?: components["schemas"]["RegionInput"];
            /** @default {} */
            identifiers?: components["schemas"]["OrganisationIdentifiersInput"];
            /**
             * @description the operator has already checked who this is
             * @default false
             */
            verified?: boolean;
        };
        NewOrganisationMergeInput: {
            /** @description the organisation that stays */
            into: components["schemas"]["IdInput"];
            reason: string;
        };
        NewOwnershipTransferInput: {
            /** @description a member, who becomes owner in your place */
            personId: components["schemas"]["IdInput"];
        };
        NewPasskeyInput: {
            /** @description to tell it from your others */
            name: string;
            /** @description PublicKeyCredential.toJSON() of the browser */
            response: {
                id: string;
                response: {
                    clientDataJSON: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
        };
        NewPasswordInput: {
            /** @description from the link in the mail */
            token: string;
            password: string;
        };
        NewSsoProviderInput: {
            /**
             * Format: uri
             * @description the issuer exactly as the provider names it; its discovery document is read below it
             */
            issuer: string;
            clientId: string;
            /** @description kept sealed, and never answered */
            clientSecret: string;
            /** @description mail domains of the organisation, each by itself: `example.edu` says nothing of `cs.example.edu` */
            domains: string[];
            /**
             * @description the role of people who come in for the first time; nobody becomes owner by signing in
             * @default viewer
             * @enum {string}
             */
            defaultRole?: "viewer" | "editor" | "admin";
        };
        NewUnitRequestInput: {
            /** @description the other organisation */
            organisationId: components["schemas"]["IdInput"];
            /**
             * @description what yours is to be to it
             * @enum {string}
             */
            as: "unit" | "parent";
        };
        NewVerificationRequestInput: {
            evidence: components["schemas"]["VerificationEvidenceInput"][];
        };
        Notification: {
            id: components["schemas"]["Id"];
            /** @description what it is about, one of `GET /notifications/kinds` */
            kind: string;
            /** @description one line, made now, in the language asked for */
            text: string;
            /** @description why you are told */
            why: string;
            /** @description the organisation as whose member you are told; null: yourself */
            organisation: {
                id: components["schemas"]["Id"];
                name: components["schemas"]["LocalizedText200"] | null;
            } | null;
            /** @description the path at which you act or read more */
            link: string;
            /** @description the one thing that it leads to; null: a list */
            about: {
                /** @description `listing`, `demand`, `deal`, `contract`, `organisation` ... */
                kind: string;
                id: components["schemas"]["Id"];
            } | null;
            /** @description the facts of the kind: ids, codes, days, sums */
            data: {
                [key: string]: unknown;
            };
            /** @description until when something is to be done */
            dueAt: components["schemas"]["Moment"] | null;
            createdAt: components["schemas"]["Moment"];
            readAt: components["schemas"]["Moment"] | null;
            /** @description its place in your feed; also the id of its event in the stream */
            position: number;
        };
        NotificationPreferences: {
            /**
             * @description how often mail comes
             * @enum {string}
             */
            frequency: "at_once" | "daily" | "weekly" | "never";
            /** @description hour of your day at which it is made */
            hour: number;
            /** @description of weekly mail: 1 is Monday */
            weekday: number;
            /** @description where your day is */
            zone: components["schemas"]["TimeZone"];
            /** @description when mail is due, if there is something to tell */
            nextMailAt: components["schemas"]["Moment"] | null;
            kinds: {
                kind: string;
                name: string;
                wish: components["schemas"]["NotificationWish"];
                /** @description unless you say otherwise */
                standard: components["schemas"]["NotificationWish"];
            }[];
        };
        /**
         * @description mail: in the feed and by mail; feed: in the feed alone; off: not at all
         * @enum {string}
         */
        NotificationWish: "mail" | "feed" | "off";
        /**
         * @description mail: in the feed and by mail; feed: in the feed alone; off: not at all
         * @enum {string}
         */
        NotificationWishInput: "mail" | "feed" | "off";
        /** @enum {string} */
        OfferKind: "assignment" | "exclusive_licence" | "sole_licence" | "non_exclusive_licence" | "open_licence" | "equity_contribution" | "joint_development" | "consulting" | "service";
        /** @enum {string} */
        OfferKindInput: "assignment" | "exclusive_licence" | "sole_licence" | "non_exclusive_licence" | "open_licence" | "equity_contribution" | "joint_development" | "consulting" | "service";
        OfferKindList: components["schemas"]["OfferKind"][];
        OfferKindListInput: components["schemas"]["OfferKindInput"][];
        OpenDealInput: {
            listingId: components["schemas"]["IdInput"];
            /** @description without it: a direct enquiry about the listing */
            demandId?: components["schemas"]["IdInput"];
            /** @description the pair that led here: listing id, underscore, demand id */
            pairId?: components["schemas"]["PairIdInput"];
            note?: string;
        };
        /** @enum {string} */
        OpenDealStage: "enquiry" | "nda" | "evaluation" | "negotiation" | "agreed";
        /** @enum {string} */
        OpenDealStageInput: "enquiry" | "nda" | "evaluation" | "negotiation" | "agreed";
        OpenDemandInput: {
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion: number;
        };
        OpenTitleDisputeInput: {
            /** @description the patent number that your organisation claims */
            number: components["schemas"]["ContractPatentNumberInput"];
            /** @description why it is yours, for the operator to read */
            statement: string;
        };
        OpenedSession: {
            /**
             * @description due: nothing is open until POST /api/sessions/second-factor
             * @enum {string}
             */
            secondFactor: "none" | "due";
            session: components["schemas"]["Session"];
        };
        OperationTask: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            state: "running" | "done" | "failed";
            done: number;
            total: number;
            error: string | null;
            startedBy: {
                organisationId: string | null;
                actorId: string;
            };
            startedAt: string;
            endedAt: string | null;
        };
        OperatorWork: {
            kind: components["schemas"]["WorkKind"];
            count: number;
            oldestAt: string | null;
            /** @description how long the oldest has waited */
            oldestHours: number | null;
            /** @description the oldest first */
            rows: components["schemas"]["WorkRow"][];
        };
        OperatorsWork: {
            items: components["schemas"]["OperatorWork"][];
            failures: components["schemas"]["ServiceFailure"][];
        };
        /** @example 0000-0002-1825-0097 */
        OrcidInput: string;
        /**
         * @description organisations: whoever acts for one that you belong to; everybody: whoever sees your name in a list
         * @enum {string}
         */
        OrcidShownTo: "nobody" | "organisations" | "everybody";
        /**
         * @description organisations: whoever acts for one that you belong to; everybody: whoever sees your name in a list
         * @enum {string}
         */
        OrcidShownToInput: "nobody" | "organisations" | "everybody";
        Organisation: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["OrganisationKind"];
            name: components["schemas"]["LocalizedLine200"];
            country: components["schemas"]["Country"];
            region: components["schemas"]["Region"] | null;
            /** @description the operator has checked who this is */
            verified: boolean;
            /** @description for the organisation itself and the operator only */
            identifiers?: components["schemas"]["OrganisationIdentifiers"];
            /** @description for the organisation itself and the operator only */
            version?: number;
            /**
             * @description for the organisation itself and the operator only
             * @enum {string}
             */
            state?: "active" | "suspended" | "merged" | "deleted";
            /** @description whether others see that it is there; for itself and the operator only */
            shown?: boolean;
            /** @description for itself and the operator only; null: without end */
            verifiedUntil?: components["schemas"]["Moment"] | null;
            /** @description why it is suspended; for itself and the operator only */
            suspendedFor?: string;
            /** @description where its members and keys went; for the operator only */
            mergedInto?: components["schemas"]["Id"];
            /** @description what it is a unit of, where that is shown */
            parent?: components["schemas"]["RelatedOrganisation"] | null;
            /** @description its units that are shown, at most 200 */
            units?: components["schemas"]["RelatedOrganisation"][];
            createdAt: components["schemas"]["Moment"];
        };
        OrganisationDeletionInput: {
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion: number;
            reason: string;
        };
        OrganisationDomain: {
            id: components["schemas"]["Id"];
            domain: string;
            /** @description the domain itself has shown that it belongs to the organisation */
            verified: boolean;
            method: components["schemas"]["DomainMethod"] | null;
            /** @description name of a TXT record that is to hold `txtValue` */
            txtName: string;
            txtValue: string;
            /** @description or: address of a text file that is to hold `txtValue` */
            fileUrl: string;
            checkedAt: components["schemas"]["Moment"] | null;
            verifiedAt: components["schemas"]["Moment"] | null;
        };
        OrganisationEditInput: {
            expectedVersion: number;
            name?: components["schemas"]["LocalizedLine200Input"];
            country?: components["schemas"]["CountryInput"];
            region?: components["schemas"]["RegionInput"] | null;
            identifiers?: components["schemas"]["OrganisationIdentifiersInput"];
        };
        OrganisationIdentifiers: {
            uscc?: string;
            ror?: string;
            lei?: string;
            inn?: string;
            ogrn?: string;
        };
        OrganisationIdentifiersInput: {
            uscc?: string;
            ror?: string;
            lei?: string;
            inn?: string;
            ogrn?: string;
        };
        OrganisationImport: {
            counts: {
                created: number;
                exists: number;
                alike: number;
                rejected: number;
            };
            results: components["schemas"]["OrganisationImportResult"][];
        };
        OrganisationImportResult: {
            /** @description place of the row in the request, from 0 */
            index: number;
            /**
             * @description exists: known by an identifier, or of the same name in the same country; alike: asked back, not made
             * @enum {string}
             */
            status: "created" | "exists" | "alike" | "rejected";
            /** @description of the organisation that was made or is there; null in a dry run */
            id: components["schemas"]["Id"] | null;
            /** @description which it may be; the most alike first */
            alike: components["schemas"]["FoundOrganisation"][];
            issues: {
                /** @description JSON pointer of the field */
                pointer: string;
                rule: string;
                message: string;
            }[];
        };
        /** @enum {string} */
        OrganisationKind: "university" | "institute" | "company" | "agency" | "operator" | "financier" | "government";
        /** @enum {string} */
        OrganisationKindInput: "university" | "institute" | "company" | "agency" | "operator" | "financier" | "government";
        OrganisationMerge: {
            id: components["schemas"]["Id"];
            fromId: components["schemas"]["Id"];
            intoId: components["schemas"]["Id"];
            reason: string;
            /** @description who belongs to the one that stays through it */
            members: number;
            /** @description that act for the one that stays from now on */
            keys: number;
            createdAt: components["schemas"]["Moment"];
            undoUntil: components["schemas"]["Moment"];
            undoneAt: components["schemas"]["Moment"] | null;
        };
        OrganisationVerificationInput: {
            /** @default true */
            verified?: boolean;
            note?: string;
            /** @description when it ends; by default as the exchange is set */
            validUntil?: components["schemas"]["MomentInput"];
        };
        OtherItem: {
            kind: components["schemas"]["OtherItemKind"];
            description?: string;
            amount: components["schemas"]["Money"];
        };
        OtherItemInput: {
            kind: components["schemas"]["OtherItemKindInput"];
            description?: string;
            amount: components["schemas"]["MoneyInput"];
        };
        /** @enum {string} */
        OtherItemKind: "equipment" | "materials" | "other";
        /** @enum {string} */
        OtherItemKindInput: "equipment" | "materials" | "other";
        OutboxLag: {
            /** @description events that the queue has not taken yet */
            unpublished: number;
            /** @description when the oldest of them was written */
            oldestAt: string | null;
            /** @description of types that its release does not know; they wait for one that does */
            unknown: number;
        };
        OwnMembership: {
            organisation: components["schemas"]["Organisation"];
            role: string;
            /** @description you act for it now */
            active: boolean;
        };
        OwnMemberships: {
            memberships: components["schemas"]["Membership"][];
            /** @description the newest hundred */
            requests: components["schemas"]["JoinRequest"][];
            /** @description that wait for your answer */
            invitations: components["schemas"]["Invitation"][];
            /** @description that wait for your answer */
            transfers: components["schemas"]["OwnershipTransfer"][];
        };
        OwnPasswordInput: {
            password: string;
        };
        Owner: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["OrganisationKind"];
            name: components["schemas"]["LocalizedText200"];
            country: components["schemas"]["Country"];
            region?: components["schemas"]["Region"];
        };
        OwnershipTransfer: {
            id: components["schemas"]["Id"];
            organisationId: components["schemas"]["Id"];
            fromPersonId: components["schemas"]["Id"];
            toPersonId: components["schemas"]["Id"];
            /** @enum {string} */
            state: "pending" | "accepted" | "declined" | "withdrawn";
            createdAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
        };
        PaidLineInput: {
            /** @description line of the schedule, from 1 */
            line: number;
            /** @description in the currency of the payment */
            amount: string;
        };
        Pair: {
            id: components["schemas"]["PairId"];
            score: number;
            /** @description the score of two texts with nothing in common */
            base: number;
            parts: components["schemas"]["ScoreParts"];
            listing: components["schemas"]["PairRecord"];
            demand: components["schemas"]["PairRecord"];
            /** @description what the other side has only looked at or shortlisted is `suggested` to you */
            state: {
                listing: components["schemas"]["PairState"];
                demand: components["schemas"]["PairState"];
            };
            dealId: components["schemas"]["Id"] | null;
            /** @description false: kept for its history only */
            shown: boolean;
            updatedAt: components["schemas"]["Moment"];
            /** @description with `include=reasons`: the pair in a line each, in the language asked for */
            brief?: {
                /** @description the strongest reason for it */
                why: string | null;
                /** @description what speaks against it most */
                against: string | null;
                /** @description the smallest change that would raise the score */
                raise: string | null;
            };
        };
        PairChange: {
            /** @constant */
            code: "price_lowered";
            to: components["schemas"]["Money"];
        } | {
            /** @constant */
            code: "offer_added";
            to: components["schemas"]["OfferKind"];
        } | {
            /** @constant */
            code: "territory_widened";
            to: components["schemas"]["Territory"];
        } | {
            /** @constant */
            code: "readiness_raised";
            to: number;
        } | {
            /** @constant */
            code: "validity_extended";
            to: components["schemas"]["Day"];
        } | {
            /** @constant */
            code: "budget_raised";
            to: components["schemas"]["Money"];
        } | {
            /** @constant */
            code: "deal_kind_accepted";
            to: components["schemas"]["OfferKind"];
        } | {
            /** @constant */
            code: "territory_narrowed";
            to: components["schemas"]["Territory"];
        } | {
            /** @constant */
            code: "readiness_lowered";
            to: number;
        } | {
            /** @constant */
            code: "exclusivity_waived";
        } | {
            /** @constant */
            code: "readiness_stated";
            to: number;
        } | {
            /** @constant */
            code: "offer_stated";
            to: components["schemas"]["OfferKind"];
        } | {
            /** @constant */
            code: "price_stated";
            to: components["schemas"]["Money"];
        } | {
            /** @constant */
            code: "territory_stated";
            to: components["schemas"]["Territory"];
        } | {
            /** @constant */
            code: "validity_stated";
            to: components["schemas"]["Day"];
        } | {
            /** @constant */
            code: "listing_classified";
            /** @description a code of the demand */
            to: string;
        } | {
            /** @constant */
            code: "word_used";
            /** @description a word of the demand's text that the listing's lacks, as the demand writes it */
            to: string;
            /** @description what the dictionary takes a Chinese or Russian word for */
            english: string | null;
            /** @description where the demand says it; empty when that is not found */
            quote: string;
        } | {
            /** @constant */
            code: "readiness_wanted_stated";
            to: number;
        } | {
            /** @constant */
            code: "deal_kind_stated";
            to: components["schemas"]["OfferKind"];
        } | {
            /** @constant */
            code: "budget_stated";
            to: components["schemas"]["Money"];
        } | {
            /** @constant */
            code: "territory_wanted_stated";
            to: components["schemas"]["Territory"];
        } | {
            /** @constant */
            code: "deadline_stated";
            to: components["schemas"]["Day"];
        } | {
            /** @constant */
            code: "demand_classified";
            /** @description a code of the listing */
            to: string;
        };
        PairCounterfactual: {
            changes: components["schemas"]["PairChange"][];
            score: number;
        };
        /** @enum {string} */
        PairDecision: "seen" | "shortlist" | "contact" | "decline" | "reopen";
        /** @enum {string} */
        PairDecisionInput: "seen" | "shortlist" | "contact" | "decline" | "reopen";
        PairDecisionRecord: {
            side: components["schemas"]["PairSide"];
            /** @enum {string} */
            decision: "seen" | "shortlist" | "contact" | "decline" | "reopen" | "deal" | "deal_lost";
            from: components["schemas"]["PairState"];
            to: components["schemas"]["PairState"];
            reason: components["schemas"]["DeclineReason"] | null;
            /** @description of a contact: the message, for both sides; else for the side that wrote it only */
            note: string | null;
            at: components["schemas"]["Moment"];
        };
        PairDetail: {
            id: components["schemas"]["PairId"];
            score: number;
            /** @description the score of two texts with nothing in common */
            base: number;
            parts: components["schemas"]["ScoreParts"];
            listing: components["schemas"]["PairRecord"];
            demand: components["schemas"]["PairRecord"];
            /** @description what the other side has only looked at or shortlisted is `suggested` to you */
            state: {
                listing: components["schemas"]["PairState"];
                demand: components["schemas"]["PairState"];
            };
            dealId: components["schemas"]["Id"] | null;
            /** @description false: kept for its history only */
            shown: boolean;
            updatedAt: components["schemas"]["Moment"];
            /** @description the set of weights that scored it */
            weights: string;
            reasons: components["schemas"]["PairReason"][];
            /** @description the reasons as sentences in the language asked for */
            words: string[];
            /** @description why it is no pair any more; null while it is one */
            obstacle: components["schemas"]["PairObstacle"] | null;
            /** @description null: nothing that a side could change or say would add .02 */
            counterfactual: components["schemas"]["PairCounterfactual"] | null;
            /** @description all of it as a text to be read aloud, in lines */
            explanation: string;
            decisions: components["schemas"]["PairDecisionRecord"][];
            /** @description what your side may decide now; a `contact` after a contact takes another message */
            mayDecide: components["schemas"]["PairDecision"][];
        };
        PairId: string;
        PairIdInput: string;
        PairInterest: {
            /** @description pairs that it has, or had and somebody decided on */
            pairs: number;
            /** @description on so many shortlists of others; null: on one or two, which is not told */
            shortlisted: number | null;
            /** @description others that wrote to you */
            contacted: number;
            inDeals: number;
            declined: number;
            /** @description why they declined, the commonest first */
            reasons: {
                reason: components["schemas"]["DeclineReason"];
                count: number;
            }[];
        };
        PairList: {
            items: components["schemas"]["ListedPair"][];
            nextCursor: string | null;
            /** @description how many there are, 500 at most; on the first page only */
            total: number | null;
            /**
             * @description waiting: the record waits to be paired, so more may come; off_market: it is not shown and has no new pairs
             * @enum {string}
             */
            state: "paired" | "waiting" | "off_market";
        };
        PairMove: {
            /** @constant */
            code: "price_lowered";
            to: components["schemas"]["Money"];
        } | {
            /** @constant */
            code: "offer_added";
            to: components["schemas"]["OfferKind"];
        } | {
            /** @constant */
            code: "territory_widened";
            to: components["schemas"]["Territory"];
        } | {
            /** @constant */
            code: "readiness_raised";
            to: number;
        } | {
            /** @constant */
            code: "validity_extended";
            to: components["schemas"]["Day"];
        } | {
            /** @constant */
            code: "budget_raised";
            to: components["schemas"]["Money"];
        } | {
            /** @constant */
            code: "deal_kind_accepted";
            to: components["schemas"]["OfferKind"];
        } | {
            /** @constant */
            code: "territory_narrowed";
            to: components["schemas"]["Territory"];
        } | {
            /** @constant */
            code: "readiness_lowered";
            to: number;
        } | {
            /** @constant */
            code: "exclusivity_waived";
        };
        PairObstacle: {
            /** @enum {string} */
            code: "same_organisation" | "listing_expired" | "demand_expired" | "no_common_deal_kind" | "nothing_exclusive" | "no_common_territory" | "listing_restricted" | "demand_restricted" | "listing_left" | "demand_left";
            change: components["schemas"]["PairMove"] | null;
        };
        PairReason: {
            /** @constant */
            code: "shared_terms";
            /** @constant */
            part: "lexical";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                terms: components["schemas"]["SharedTerm"][];
            };
        } | {
            /** @constant */
            code: "no_shared_terms";
            /** @constant */
            part: "lexical";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: Record<string, never>;
        } | {
            /** @constant */
            code: "passages_meet";
            /** @constant */
            part: "semantic";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                whole: number;
                coverage: number;
                /** @description taken off because many listings offer much the same; below 0: added */
                lessened: number;
                passages: components["schemas"]["PassageMeeting"][];
            };
        } | {
            /** @constant */
            code: "classification";
            /** @constant */
            part: "classification";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                similarity: number;
                listing: string;
                demand: string;
            };
        } | {
            /** @constant */
            code: "ready_enough";
            /** @constant */
            part: "readiness";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                level: number;
                wanted: number;
            };
        } | {
            /** @constant */
            code: "too_early";
            /** @constant */
            part: "readiness";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                level: number;
                wanted: number;
                gap: number;
            };
        } | {
            /** @constant */
            code: "deal_kinds";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                common: components["schemas"]["OfferKind"][];
            };
        } | {
            /** @constant */
            code: "exclusivity_possible";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                /** @enum {string} */
                wanted: "required" | "preferred";
            };
        } | {
            /** @constant */
            code: "exclusivity_not_offered";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                /** @enum {string} */
                wanted: "required" | "preferred";
            };
        } | {
            /** @constant */
            code: "price_within_budget";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                asked: components["schemas"]["Money"];
                budget: components["schemas"]["Money"];
            };
        } | {
            /** @constant */
            code: "price_above_budget";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                asked: components["schemas"]["Money"];
                budget: components["schemas"]["Money"];
            };
        } | {
            /** @constant */
            code: "territory";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                coverage: number;
                offered: components["schemas"]["Territory"];
                wanted: components["schemas"]["Territory"];
            };
        } | {
            /** @constant */
            code: "valid_long_enough";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                validUntil: string;
                deadline: string;
            };
        } | {
            /** @constant */
            code: "lapses_before_deadline";
            /** @constant */
            part: "terms";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                validUntil: string;
                deadline: string;
            };
        } | {
            /** @constant */
            code: "excluded_found";
            /** @constant */
            part: "requirements";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                /** @description what the demand excludes, as it writes it */
                excluded: string | null;
                /** @description where the listing says it */
                quote: string | null;
                /** @description the listing only touches on it */
                mentioned: boolean;
            };
        } | {
            /** @constant */
            code: "excluded_absent";
            /** @constant */
            part: "requirements";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                /** @description what the demand excludes, as it writes it */
                excluded: string | null;
                /** @description where the listing says that it does without */
                quote: string | null;
            };
        } | {
            /** @constant */
            code: "result_met";
            /** @constant */
            part: "requirements";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                wanted: {
                    metric: string;
                    comparison: components["schemas"]["Comparison"];
                    value: number;
                    valueTo: number | null;
                    unit: string;
                } | null;
                measured: {
                    /** @description the name of the measure, or the clause of the text that says it */
                    metric: string;
                    value: number;
                    unit: string;
                    /** @description in the unit of the required result; null where it cannot be converted */
                    inWanted: number | null;
                    /** @description in the text, and not among the measures */
                    said: boolean;
                } | null;
            };
        } | {
            /** @constant */
            code: "result_not_met";
            /** @constant */
            part: "requirements";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                wanted: {
                    metric: string;
                    comparison: components["schemas"]["Comparison"];
                    value: number;
                    valueTo: number | null;
                    unit: string;
                } | null;
                measured: {
                    /** @description the name of the measure, or the clause of the text that says it */
                    metric: string;
                    value: number;
                    unit: string;
                    /** @description in the unit of the required result; null where it cannot be converted */
                    inWanted: number | null;
                    /** @description in the text, and not among the measures */
                    said: boolean;
                } | null;
            };
        } | {
            /** @constant */
            code: "result_not_comparable";
            /** @constant */
            part: "requirements";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                wanted: {
                    metric: string;
                    comparison: components["schemas"]["Comparison"];
                    value: number;
                    valueTo: number | null;
                    unit: string;
                } | null;
                measured: {
                    /** @description the name of the measure, or the clause of the text that says it */
                    metric: string;
                    value: number;
                    unit: string;
                    /** @description in the unit of the required result; null where it cannot be converted */
                    inWanted: number | null;
                    /** @description in the text, and not among the measures */
                    said: boolean;
                } | null;
            };
        } | {
            /** @constant */
            code: "use_excluded";
            /** @constant */
            part: "requirements";
            /** @enum {string} */
            effect: "for" | "against" | "neutral";
            /** @description to the score; the reasons of a part sum to the part's contribution */
            adds: number;
            data: {
                /** @description the use for which the listing is not meant */
                excluded: string | null;
                /** @description where the demand asks for it */
                quote: string | null;
            };
        };
        PairRecord: {
            id: components["schemas"]["Id"];
            version: number;
            kind: string;
            title: components["schemas"]["LocalizedText300"];
            /** @description an anonymous one is "a company in <region>, <field>", without id */
            organisation: components["schemas"]["ShownOwner"];
            ipc: string[];
            field: components["schemas"]["TechnologyField"] | null;
            dealKinds: components["schemas"]["OfferKind"][];
            /** @description last day of the listing, deadline of the demand */
            until: components["schemas"]["Day"] | null;
            open: boolean;
        };
        PairSearchAnswer: {
            items: components["schemas"]["Pair"][];
            nextCursor: string | null;
            /** @description about how many; on the first page only */
            total: number | null;
            /** @description on the first page only; states with `side` only */
            facets: {
                [key: string]: {
                    [key: string]: number;
                };
            } | null;
            /** @description on the first page over clients only */
            clients?: components["schemas"]["ClientCounts"];
            /** @description true while the index is being made anew: what is here is so, and some records may be missing */
            degraded: boolean;
        };
        /** @enum {string} */
        PairSide: "listing" | "demand";
        /** @enum {string} */
        PairSideInput: "listing" | "demand";
        /** @enum {string} */
        PairState: "suggested" | "seen" | "shortlisted" | "contacted" | "deal" | "declined";
        /** @enum {string} */
        PairStateInput: "suggested" | "seen" | "shortlisted" | "contacted" | "deal" | "declined";
        PassageMeeting: {
            demand: string;
            listing: string;
            similarity: number;
        };
        Passkey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description its owner’s other devices have it too */
            synced: boolean;
            createdAt: string;
            lastUsedAt: string | null;
        };
        PasskeyAnswerInput: {
            /** @description PublicKeyCredential.toJSON() of the browser */
            response: {
                id: string;
                response: {
                    clientDataJSON: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
        };
        /** @description For PublicKeyCredential.parseCreationOptionsFromJSON and its like */
        PasskeyOptions: {
            challenge: string;
        } & {
            [key: string]: unknown;
        };
        PasswordAndCodeInput: {
            password: string;
            /** @description of the app, or a recovery code */
            code: string;
        };
        PasswordChangeInput: {
            /** @description the present one */
            password: string;
            newPassword: string;
        };
        PasswordRecoveryInput: {
            /** Format: email */
            email: string;
        };
        Patent: {
            applicationNumber?: components["schemas"]["ApplicationNumber"];
            publicationNumber?: components["schemas"]["PublicationNumber"];
            priorityOn?: components["schemas"]["DayOrMonth"];
            filedOn?: components["schemas"]["DayOrMonth"];
            publishedOn?: components["schemas"]["DayOrMonth"];
            grantedOn?: components["schemas"]["DayOrMonth"];
            legalEvents?: components["schemas"]["LegalEvent"][];
            applicants?: components["schemas"]["PatentApplicant"][];
            familyId?: string;
            /** @description the other documents of the invention: each is found by its numbers, and listed once with this one */
            family?: components["schemas"]["FamilyMember"][];
        };
        PatentApplicant: {
            name: string;
            from?: components["schemas"]["Day"];
            until?: components["schemas"]["Day"];
        };
        PatentApplicantInput: {
            name: string;
            from?: components["schemas"]["DayInput"];
            until?: components["schemas"]["DayInput"];
        };
        PatentInput: {
            applicationNumber?: components["schemas"]["ApplicationNumberInput"];
            publicationNumber?: components["schemas"]["PublicationNumberInput"];
            priorityOn?: components["schemas"]["DayOrMonthInput"];
            filedOn?: components["schemas"]["DayOrMonthInput"];
            publishedOn?: components["schemas"]["DayOrMonthInput"];
            grantedOn?: components["schemas"]["DayOrMonthInput"];
            legalEvents?: components["schemas"]["LegalEventInput"][];
            applicants?: components["schemas"]["PatentApplicantInput"][];
            familyId?: string;
            /** @description the other documents of the invention: each is found by its numbers, and listed once with this one */
            family?: components["schemas"]["FamilyMemberInput"][];
        };
        /** @enum {string} */
        PatentPlace: "EP" | "AP" | "EA" | "GC" | "OA" | "WO" | "CS" | "DD" | "SU" | "YU" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        /** @enum {string} */
        PatentPlaceInput: "EP" | "AP" | "EA" | "GC" | "OA" | "WO" | "CS" | "DD" | "SU" | "YU" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        PaymentReceipt: {
            id: components["schemas"]["Id"];
            ledger: {
                seq: number;
                hash: components["schemas"]["Sha256"];
                kind: components["schemas"]["LedgerKind"];
            };
            state: components["schemas"]["PaymentState"];
            /** @description what it settles */
            settles: {
                /** @description line of the schedule; null: running royalty */
                line: number | null;
                amount: components["schemas"]["Money"];
            }[] | null;
        };
        /**
         * @description reported: one party’s word; confirmed: both parties’; disputed: denied by the other; voided: taken back
         * @enum {string}
         */
        PaymentState: "reported" | "confirmed" | "disputed" | "voided";
        /**
         * @description reported: one party’s word; confirmed: both parties’; disputed: denied by the other; voided: taken back
         * @enum {string}
         */
        PaymentStateInput: "reported" | "confirmed" | "disputed" | "voided";
        /** @example 4.125 */
        Percent: number;
        /** @example 4.125 */
        PercentInput: number;
        PersonExport: {
            takenAt: components["schemas"]["Moment"];
            personId: string;
            /** @description by table, of all services; passwords, tokens and secrets are left out */
            data: {
                [key: string]: {
                    [key: string]: unknown;
                }[];
            };
        };
        PersonReasonInput: {
            /** @description told to the person, and kept in the audit */
            reason: string;
        };
        /** @description A person as the operator sees it: no secret, nothing that opens doors */
        PersonRecord: {
            id: components["schemas"]["Id"];
            name: string;
            email: string;
            language: components["schemas"]["Language"];
            /** @enum {string} */
            state: "active" | "suspended" | "deleted";
            createdAt: components["schemas"]["Moment"];
            suspendedAt: components["schemas"]["Moment"] | null;
            suspendedFor: string | null;
            /** @description signs in by one */
            password: boolean;
            secondFactor: boolean;
            passkeys: number;
            sessions: number;
            /** @description of its sessions */
            lastUsedAt: components["schemas"]["Moment"] | null;
            deletionDueAt: components["schemas"]["Moment"] | null;
            memberships: {
                organisationId: components["schemas"]["Id"];
                name: components["schemas"]["LocalizedText200"];
                role: components["schemas"]["Role"];
                since: components["schemas"]["Moment"];
            }[];
        };
        /** @description A person as the operator sees it in a list */
        PersonRow: {
            id: components["schemas"]["Id"];
            name: string;
            email: string;
            language: components["schemas"]["Language"];
            /** @enum {string} */
            state: "active" | "suspended" | "deleted";
            createdAt: components["schemas"]["Moment"];
        };
        Place: {
            country: components["schemas"]["Country"];
            region?: components["schemas"]["Region"];
        };
        PlaceInput: {
            country: components["schemas"]["CountryInput"];
            region?: components["schemas"]["RegionInput"];
        };
        PlacesOfContacts: {
            /** @description contacts that count: the first of each pair */
            contacts: number;
            /** @description share of them whose counterpart stood first in the list of the side that made contact */
            first: number;
            firstThree: number;
            firstTen: number;
        };
        Price: {
            /** @constant */
            kind: "on_request";
            note?: string;
        } | {
            /** @constant */
            kind: "fixed";
            amount: components["schemas"]["Money"];
        } | {
            /** @constant */
            kind: "range";
            min: components["schemas"]["Money"];
            max: components["schemas"]["Money"];
        } | {
            /** @constant */
            kind: "royalty";
            ratePercent: components["schemas"]["Percent"];
            base: components["schemas"]["RoyaltyBase"];
            entryFee?: components["schemas"]["Money"];
            minimumPerYear?: components["schemas"]["Money"];
        };
        PriceInput: {
            /** @constant */
            kind: "on_request";
            note?: string;
        } | {
            /** @constant */
            kind: "fixed";
            amount: components["schemas"]["MoneyInput"];
        } | {
            /** @constant */
            kind: "range";
            min: components["schemas"]["MoneyInput"];
            max: components["schemas"]["MoneyInput"];
        } | {
            /** @constant */
            kind: "royalty";
            ratePercent: components["schemas"]["PercentInput"];
            base: components["schemas"]["RoyaltyBaseInput"];
            entryFee?: components["schemas"]["MoneyInput"];
            minimumPerYear?: components["schemas"]["MoneyInput"];
        };
        /** @description What went wrong (RFC 9457) */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description stable dotted code, meant for programs */
            reason: string;
            requestId: string;
            issues?: {
                /** @description JSON pointer of the field */
                pointer: string;
                rule: string;
                message: string;
            }[];
            details?: {
                [key: string]: unknown;
            };
        };
        Proposal: {
            id: components["schemas"]["Id"];
            version: number;
            stage: components["schemas"]["DealStage"];
            /** @description a stage that one side proposed; the other accepts or declines it */
            proposal: components["schemas"]["StageProposal"] | null;
            clock: components["schemas"]["StageClock"];
            pairId: components["schemas"]["PairId"] | null;
            /** @description as it was when the deal opened */
            seller: components["schemas"]["Owner"];
            /** @description the company of an anonymous demand: to a seller who opened the deal, unnamed until it moves the deal itself */
            buyer: components["schemas"]["ShownOwner"];
            /** @description false: the seller does not know who the buyer is until it takes a step, and a message is one */
            buyerNamed: boolean;
            /** @description null: the deal has ended */
            next: components["schemas"]["DealNextAct"] | null;
            /** @description yours; null for the operator */
            side: components["schemas"]["DealSide"] | null;
            openedBy: components["schemas"]["DealSide"];
            openedAt: components["schemas"]["Moment"];
            lost: {
                reason: components["schemas"]["DeclineReason"];
                note: string | null;
            } | null;
            /** @description the draft or signed contract */
            contractId: components["schemas"]["Id"] | null;
            /** @description what your side may do next: to_<stage> (proposes it, or accepts it when the other side has), withdraw_stage, decline_stage, lose, draft_contract, write_message */
            actions: string[];
            listing: {
                id: components["schemas"]["Id"];
                version: number;
                title: components["schemas"]["LocalizedText300"];
            };
            demand: {
                id: components["schemas"]["Id"];
                version: number;
                title: components["schemas"]["LocalizedText300"];
            } | null;
            offer: components["schemas"]["ProposedOffer"];
            /** @description one for each required result, in its order */
            answers: components["schemas"]["ResultAnswer"][];
            /** @description required results that it meets */
            met: number;
            /** @description required results that it does not meet */
            notMet: number;
            /** @description what the other side wrote last; what yours wrote, while the other has written nothing */
            word: {
                side: components["schemas"]["DealSide"];
                text: string;
                at: components["schemas"]["Moment"];
            } | null;
            /** @description when your side shortlisted it, which nobody else is told */
            shortlistedAt: components["schemas"]["Moment"] | null;
        };
        /** @description All deals about a demand, side by side */
        Proposals: {
            /** @description what is required, as it is public now */
            demand: {
                id: components["schemas"]["Id"];
                version: number;
                title: components["schemas"]["LocalizedText300"];
                open: boolean;
                requiredResults: components["schemas"]["RequiredResult"][];
                /** @description the lowest readiness level that would do */
                readinessWanted?: number;
                dealKinds: components["schemas"]["OfferKindList"];
                exclusivity?: components["schemas"]["ExclusivityWish"];
                /** @description where the rights are needed */
                territory?: components["schemas"]["Territory"];
                budget?: components["schemas"]["Budget"];
            };
            /** @description newest first, at most 200 */
            items: components["schemas"]["Proposal"][];
            /** @description there are older ones */
            more: boolean;
            /** @description true: listings could not be read just now; each offer is as it was when its deal opened */
            degraded: boolean;
        };
        ProposeContractChangeInput: {
            /** @enum {string} */
            kind: "amendment" | "termination";
            text: string;
            effectiveOn: components["schemas"]["DayInput"];
            /** @description a proposal of yours that hangs: it is withdrawn with the same write */
            replaces?: components["schemas"]["IdInput"];
        };
        ProposeMandateInput: {
            /** @description your organisation is the client and asks this agency */
            agencyId?: components["schemas"]["IdInput"];
            /** @description your organisation is the agency and asks this client */
            clientId?: components["schemas"]["IdInput"];
            /**
             * @default {
             *       "kind": "all"
             *     }
             */
            about?: components["schemas"]["MandateAboutInput"];
            /**
             * @description no other mandate for the same runs at the same time
             * @default false
             */
            exclusive?: boolean;
            /** @description today, unless given */
            from?: components["schemas"]["DayInput"];
            /**
             * @description last day; null: until either side ends it
             * @default null
             */
            to?: components["schemas"]["DayInput"] | null;
            /** @description scopes that the agency has for the client, as far as its own key or role has them */
            rights: components["schemas"]["ScopeInput"][];
            /** @default null */
            commission?: components["schemas"]["CommissionInput"] | null;
            /** @default null */
            note?: string | null;
        };
        ProposedOffer: {
            version: number;
            /**
             * @description opening: as it was when the deal opened
             * @enum {string}
             */
            seen: "now" | "opening";
            kind: components["schemas"]["ListingKind"];
            title: components["schemas"]["LocalizedText300"];
            readiness?: components["schemas"]["Readiness"];
            dealKinds: components["schemas"]["OfferKindList"];
            price?: components["schemas"]["Price"];
            territory?: components["schemas"]["Territory"];
            /** @description who may take it, by country of the organisation and of its work: export control */
            restrictions?: components["schemas"]["Restrictions"];
            validUntil: components["schemas"]["Day"];
            advantage?: components["schemas"]["Advantage"];
        };
        /** @example CN110569471A */
        PublicationNumber: string;
        /** @example CN110569471A */
        PublicationNumberInput: string;
        PublishListingInput: {
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion: number;
        };
        QueueRebuildInput: {
            /**
             * @description events of these hours are published again
             * @default 72
             */
            hours?: number;
        };
        Quota: {
            records: number;
            /** @description of contents, with the versions that were public */
            bytes: number;
            /** @description rows of imports */
            rowsPerDay: number;
        };
        QuotedListing: {
            listingId: components["schemas"]["Id"];
            version: number;
        };
        QuotedListingInput: {
            listingId: components["schemas"]["IdInput"];
            version: number;
        };
        ReadAllNotificationsInput: {
            /** @description `position` of the newest one you have seen: later ones stay unread */
            upTo?: number;
            kind?: string[];
            organisation?: components["schemas"]["IdInput"];
        };
        ReadCount: {
            /** @description how many were unread */
            read: number;
        };
        Readership: {
            /** @description how often others have read it */
            reads: number;
            /** @description of these, by people without an organisation */
            anonymous: number;
            /** @description different organisations that have read it; null: one or two */
            organisations: number | null;
            /** @description kinds of organisations of which three or more have read it, most first */
            kinds: {
                kind: string;
                count: number;
            }[];
        };
        Readiness: {
            /** @constant */
            scale: "trl";
            level: number;
            evidence?: string;
            /** @enum {string} */
            origin: "self_declared" | "assessed";
            assessor?: string;
        };
        ReadinessInput: {
            /** @constant */
            scale: "trl";
            level: number;
            evidence?: string;
            /** @enum {string} */
            origin: "self_declared" | "assessed";
            assessor?: string;
        };
        ReasonInput: {
            reason: string;
        };
        RecheckedDemands: {
            checked: number;
            /** @description back in draft: a text names the organisation */
            held: components["schemas"]["Id"][];
        };
        RecheckedOrganisations: {
            organisations: number;
            /** @description anonymous demands, open or in review */
            checked: number;
            /** @description back in draft: a text names their organisation */
            held: number;
        };
        RecordConsentInput: {
            /** @description of the licence under which the sublicence is given */
            contractId: components["schemas"]["IdInput"];
            /** @description the organisation that gets the sublicence */
            sublicensee: components["schemas"]["IdInput"];
            /** @description at most so exclusive */
            kind: components["schemas"]["SublicenceKindInput"];
            /** @description that of the licence when absent */
            fieldOfUse?: components["schemas"]["FieldOfUseInput"];
            /** @description that of the licence when absent */
            territory?: components["schemas"]["TerritoryInput"];
            /** @description that of the licence when absent */
            from?: components["schemas"]["DayInput"];
            /** @description last day; that of the licence when absent, no end when null */
            to?: components["schemas"]["DayInput"] | null;
        };
        /** @description A payment that was made. Without scheduleLine, lines or royalty it settles the open lines due first; beside a schedule and a running royalty it is royalty, unless it may as well be a line. */
        RecordPaymentInput: {
            amount: string;
            currency: components["schemas"]["CurrencyInput"];
            /** @description not after today; before the signing only with earlyReason */
            paidOn: components["schemas"]["DayInput"];
            /** @description the line of the schedule, from 1, that the whole payment settles */
            scheduleLine?: number;
            /** @description the lines that it settles, with a part for each; the parts come to the amount */
            lines?: components["schemas"]["PaidLineInput"][];
            /** @description it is running royalty, or what lines do not take of it is */
            royalty?: boolean;
            note?: string;
            /** @description why it was paid before the contract was signed; kept where that is so */
            earlyReason?: string;
            /** @description it is another payment than the one of the same day and amount that payment.duplicate named */
            confirmDuplicate?: boolean;
            /** @description why royalties above the ceiling, or a line due after the end of the contract, are right; kept where needed */
            confirmUnusual?: string;
        };
        RecordReview: {
            /**
             * @description return: the review gave it back; hold: it was public and is not any more
             * @enum {string}
             */
            act: "return" | "hold";
            reasons: components["schemas"]["ReviewReason"][];
            /** @description of the reviewer */
            note: string | null;
            at: components["schemas"]["Moment"];
        };
        RecordStandingInput: {
            number: components["schemas"]["ContractPatentNumberInput"];
            organisationId: components["schemas"]["IdInput"];
            /** @description what the operator has seen */
            reason: string;
        };
        RecordedPayment: {
            id: components["schemas"]["Id"];
            state: components["schemas"]["PaymentState"];
            amount: components["schemas"]["Money"];
            paidOn: components["schemas"]["Day"];
            /** @description the line, where it settles one alone */
            scheduleLine: number | null;
            /** @description null: recorded without lines by an earlier version, it counts to those due first */
            settles: {
                /** @description line of the schedule; null: running royalty */
                line: number | null;
                amount: components["schemas"]["Money"];
            }[] | null;
            note: string | null;
            /** @description why it was paid before the signing */
            earlyReason: string | null;
            /** @description why it stands above the ceiling, or after the end of the contract */
            unusualReason: string | null;
            /** @description the payment of the same day and amount that it was declared to be other than */
            duplicateOf: components["schemas"]["Id"] | null;
            recordedBy: components["schemas"]["Id"];
            ledgerSeq: number;
            confirmed: {
                by: components["schemas"]["Id"];
                ledgerSeq: number;
            } | null;
            disputed: {
                by: components["schemas"]["Id"];
                ledgerSeq: number;
                reason: string;
            } | null;
            voided: {
                by: components["schemas"]["Id"];
                ledgerSeq: number;
                reason: string;
            } | null;
        };
        RecoveryCodes: {
            /** @description shown this once; each works once */
            recoveryCodes: string[];
        };
        /** @example CN-HL */
        Region: string;
        /** @example CN-HL */
        RegionInput: string;
        RegisterContractInput: {
            authority: string;
            number: string;
            /** @description between the signing and today */
            registeredOn: components["schemas"]["DayInput"];
            /** @description as the authority recorded it; the contract’s own when absent */
            value?: components["schemas"]["MoneyInput"];
            /** @description as the authority recognised it; the contract’s own when absent */
            technologyValue?: components["schemas"]["MoneyInput"];
            /** @description needed for a value above the contract’s own: what the authority counted beyond it, to the minor unit */
            valueDifference?: components["schemas"]["RegistrationDifferenceInput"][];
            /** @description the same for a technology value above the contract’s own */
            technologyDifference?: components["schemas"]["RegistrationDifferenceInput"][];
        };
        RegistrationDifference: {
            description: string;
            amount: components["schemas"]["Money"];
        };
        RegistrationDifferenceInput: {
            description: string;
            amount: components["schemas"]["MoneyInput"];
        };
        /**
         * @description self_recorded: a party’s word, in no public figure; confirmed: the operator’s as well; voided: taken back
         * @enum {string}
         */
        RegistrationState: "self_recorded" | "confirmed" | "voided";
        /**
         * @description self_recorded: a party’s word, in no public figure; confirmed: the operator’s as well; voided: taken back
         * @enum {string}
         */
        RegistrationStateInput: "self_recorded" | "confirmed" | "voided";
        RejectTitleDisputeInput: {
            reason: string;
        };
        RelatedOrganisation: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["OrganisationKind"];
            name: components["schemas"]["LocalizedLine200"];
        };
        /** @description mean chance given beside the share taken up */
        ReliabilityRow: {
            weight: number;
            chance: number;
            taken: number;
        };
        Rematch: {
            id: components["schemas"]["Id"];
            reason: string;
            askedBy: string;
            /** @description version of the weights it was started for */
            weights: string;
            state: components["schemas"]["RematchState"];
            /** @description records that were open when it started */
            total: number;
            done: number;
            /** @description 0 to 100, one decimal */
            percent: number;
            /** @description over the last minute of work; null before the first part is done */
            recordsPerSecond: number | null;
            /** @description at that rate; null when it does not run or the rate is not known */
            secondsLeft: number | null;
            error: string | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            finishedAt: string | null;
        };
        /** @enum {string} */
        RematchState: "running" | "cancelled" | "done" | "failed";
        Rematches: {
            items: components["schemas"]["Rematch"][];
        };
        RenewDemandInput: {
            /** @description the new last day; left out: a year from now */
            deadline?: components["schemas"]["DayInput"];
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion?: number;
        };
        RenewListingInput: {
            validUntil?: components["schemas"]["DayInput"];
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion?: number;
        };
        RequiredResult: {
            metric: string;
            comparison: components["schemas"]["Comparison"];
            value: number;
            valueTo?: number;
            unit: string;
        };
        RequiredResultInput: {
            metric: string;
            comparison: components["schemas"]["ComparisonInput"];
            value: number;
            valueTo?: number;
            unit: string;
        };
        Restrictions: {
            onlyCountries?: components["schemas"]["Country"][];
            notCountries?: components["schemas"]["Country"][];
        };
        RestrictionsInput: {
            onlyCountries?: components["schemas"]["CountryInput"][];
            notCountries?: components["schemas"]["CountryInput"][];
        };
        /** @description What a listing says to a required result */
        ResultAnswer: {
            /** @description similar: a measure whose name holds the words of the wanted one, which decides nothing; not_comparable: its unit is of another thing, or of none that is known */
            state: components["schemas"]["ResultState"];
            /** @description the measure of the listing that decided */
            measure?: components["schemas"]["Measure"];
            /** @description its value in the unit of the required result */
            value?: number;
        };
        /** @enum {string} */
        ResultState: "met" | "not_met" | "similar" | "not_comparable" | "not_said";
        ReturnRecordInput: {
            /**
             * @description in the language of whoever reads them
             * @default []
             */
            reasons?: components["schemas"]["ReviewReasonInput"][];
            /** @description what its owner should do, in words; needed for `other` */
            reason?: string;
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion?: number;
        };
        /** @enum {string} */
        ReviewReason: "incomplete" | "unclear" | "benefit_unsupported" | "readiness_unsupported" | "rights_unclear" | "duplicate" | "confidential" | "names_people" | "names_organisation" | "not_for_exchange" | "other";
        /** @enum {string} */
        ReviewReasonInput: "incomplete" | "unclear" | "benefit_unsupported" | "readiness_unsupported" | "rights_unclear" | "duplicate" | "confidential" | "names_people" | "names_organisation" | "not_for_exchange" | "other";
        /** @enum {string} */
        RightStanding: "live" | "partly_over" | "over";
        /** @enum {string} */
        RightStandingInput: "live" | "partly_over" | "over";
        /** @enum {string} */
        Role: "owner" | "admin" | "editor" | "viewer";
        RoleChangeInput: {
            role: components["schemas"]["RoleInput"];
        };
        /** @enum {string} */
        RoleInput: "owner" | "admin" | "editor" | "viewer";
        RollbackWeightsInput: {
            /** @description why, for the record */
            reason?: string;
        };
        /** @enum {string} */
        RoyaltyBase: "net_sales" | "units" | "profit" | "saving";
        /** @enum {string} */
        RoyaltyBaseInput: "net_sales" | "units" | "profit" | "saving";
        RunningRoyalty: {
            ratePercent: components["schemas"]["Percent"];
            base: components["schemas"]["RoyaltyBase"];
            minimumPerYear?: components["schemas"]["Money"];
            /** @description months between two royalty reports */
            reportMonths?: number;
        };
        RunningRoyaltyInput: {
            ratePercent: components["schemas"]["PercentInput"];
            base: components["schemas"]["RoyaltyBaseInput"];
            minimumPerYear?: components["schemas"]["MoneyInput"];
            /** @description months between two royalty reports */
            reportMonths?: number;
        };
        SavedSearch: {
            id: components["schemas"]["Id"];
            version: number;
            name: string;
            of: components["schemas"]["Searched"];
            /** @description parameters of the search, as `GET /listings/search` or `GET /demands/search` takes them; of words, all must occur */
            query: {
                [key: string]: string | number | string[];
            };
            every: components["schemas"]["SearchEvery"];
            paused: boolean;
            mutedRecords: components["schemas"]["Id"][];
            mutedOrganisations: components["schemas"]["Id"][];
            createdAt: components["schemas"]["Moment"];
            lookedAt: components["schemas"]["Moment"] | null;
            /** @description null while it is paused */
            nextAt: components["schemas"]["Moment"] | null;
            /** @description the same search as an Atom feed, open to anyone who has its address */
            feed: string;
        };
        SavedSearchPreview: {
            from: components["schemas"]["Moment"];
            /** @description what would have been told, by when; newest first */
            digests: {
                at: components["schemas"]["Moment"];
                items: components["schemas"]["FoundRecord"][];
            }[];
            count: number;
            /** @description whether there is more than a preview shows */
            more: boolean;
        };
        SavedSearches: {
            items: components["schemas"]["SavedSearch"][];
        };
        ScheduleLine: {
            dueOn: components["schemas"]["Day"];
            amount: components["schemas"]["Money"];
            condition?: string;
        };
        ScheduleLineInput: {
            dueOn: components["schemas"]["DayInput"];
            amount: components["schemas"]["MoneyInput"];
            condition?: string;
        };
        /** @enum {string} */
        Scope: "listings:read" | "listings:write" | "contacts:read" | "demands:read" | "demands:write" | "pairs:read" | "pairs:decide" | "deals:read" | "deals:write" | "contracts:sign" | "statistics:read" | "organisations:write" | "exchange:operate";
        /** @enum {string} */
        ScopeInput: "listings:read" | "listings:write" | "contacts:read" | "demands:read" | "demands:write" | "pairs:read" | "pairs:decide" | "deals:read" | "deals:write" | "contracts:sign" | "statistics:read" | "organisations:write" | "exchange:operate";
        ScorePart: {
            /** @description null: a side says nothing */
            value: number | null;
            contribution: number;
        };
        /** @description base and contributions sum to the score */
        ScoreParts: {
            lexical: components["schemas"]["ScorePart"];
            semantic: components["schemas"]["ScorePart"];
            classification: components["schemas"]["ScorePart"];
            readiness: components["schemas"]["ScorePart"];
            terms: components["schemas"]["ScorePart"];
            requirements: components["schemas"]["ScorePart"];
        };
        /**
         * @description how often new publications are looked for
         * @enum {string}
         */
        SearchEvery: "hour" | "day" | "week";
        /**
         * @description how often new publications are looked for
         * @enum {string}
         */
        SearchEveryInput: "hour" | "day" | "week";
        SearchRebuildInput: {
            /**
             * @default all
             * @enum {string}
             */
            index?: "listings" | "demands" | "all";
        };
        /** @enum {string} */
        Searched: "listings" | "demands";
        /** @enum {string} */
        SearchedInput: "listings" | "demands";
        SecondFactorCodeInput: {
            /** @description of the app; a recovery code where it says so */
            code: string;
        };
        SecondFactorSecret: {
            secret: string;
            /** @description otpauth://..., for a QR code */
            uri: string;
        };
        /** @enum {string} */
        SecretTier: "T2" | "T3";
        /** @enum {string} */
        SecretTierInput: "T2" | "T3";
        ServiceDeadLetter: {
            service: components["schemas"]["ServiceName"];
            job: string;
            jobId: string;
            type: string;
            key: string;
            version: number;
            error: string;
            attempts: number;
            failedAt: string;
        };
        /** @description A service that did not answer; what the others said stands beside it */
        ServiceFailure: {
            service: components["schemas"]["ServiceName"];
            status: number;
            reason: string;
            detail: string;
        };
        ServiceHealth: {
            /** @enum {string} */
            service: "listings" | "demands" | "matching" | "contracts" | "notifications" | "gateway";
            /**
             * @description degraded: it answers, and something is amiss; not_ready: an engine is away; away: it does not answer
             * @enum {string}
             */
            state: "ready" | "degraded" | "not_ready" | "away";
            engines: {
                name: string;
                ok: boolean;
                error?: string;
            }[];
            /** @description an index, mail, an outbox */
            degraded: {
                name: string;
                reason: string;
            }[];
            /** @description null: it did not say */
            outbox: components["schemas"]["OutboxLag"] | null;
        };
        /** @enum {string} */
        ServiceName: "listings" | "demands" | "matching" | "contracts" | "notifications";
        /** @enum {string} */
        ServiceNameInput: "listings" | "demands" | "matching" | "contracts" | "notifications";
        ServiceTask: {
            service: components["schemas"]["ServiceName"];
            id: string;
            name: string;
            /** @enum {string} */
            state: "running" | "done" | "failed";
            done: number;
            total: number;
            error: string | null;
            startedBy: {
                organisationId: string | null;
                actorId: string;
            };
            startedAt: string;
            endedAt: string | null;
        };
        Session: {
            /** Format: uuid */
            id: string;
            /** @description how it was made: password, sign_up, passkey, sso */
            how: string;
            /** @description the one that you ask with */
            current: boolean;
            /** @description the organisation that you act for in it */
            organisationId: string | null;
            address: string;
            browser: string;
            createdAt: string;
            /** @description to within half a minute */
            lastUsedAt: string;
            expiresAt: string;
        };
        SessionEditInput: {
            /**
             * Format: uuid
             * @description one that you belong to
             */
            organisationId: string;
        };
        SetNotificationPreferencesInput: {
            /**
             * @description how often mail comes
             * @enum {string}
             */
            frequency?: "at_once" | "daily" | "weekly" | "never";
            /** @description hour of your day at which it is made */
            hour?: number;
            /** @description of weekly mail: 1 is Monday */
            weekday?: number;
            /** @description where your day is */
            zone?: components["schemas"]["TimeZoneInput"];
            /** @description kinds that change; the others stay */
            kinds?: {
                [key: string]: components["schemas"]["NotificationWishInput"];
            };
        };
        SetQuotaInput: {
            /** @description whose settings to answer with: of verified organisations unless false */
            verified?: boolean;
            records?: number | null;
            bytes?: number | null;
            rowsPerDay?: number | null;
        };
        SettleConflictInput: {
            /** @description why both may stand; for the record */
            reason: string;
        };
        SettledConflict: {
            listing: components["schemas"]["Id"];
            settled: number;
        };
        Sha256: string;
        Sha256Input: string;
        SharedTerm: {
            term: string;
            weight: number;
            /** @description null: the text has changed since it was scored */
            listing: string | null;
            demand: string | null;
            /** @description what the dictionary takes a Chinese or Russian word for */
            english: string | null;
        };
        ShortlistDealInput: {
            /** @description false takes it off */
            shortlisted: boolean;
        };
        ShownOwner: {
            id: components["schemas"]["Id"] | null;
            kind: components["schemas"]["OrganisationKind"];
            name: components["schemas"]["LocalizedText200"];
            country: components["schemas"]["Country"] | null;
            region?: components["schemas"]["Region"];
        };
        /** @enum {string} */
        ShownPlace: "region" | "country" | "none";
        /** @enum {string} */
        Sight: "owner" | "T3" | "T2" | "T1" | "T0";
        SignInInput: {
            /** Format: email */
            email: string;
            password: string;
        };
        SignUpConfirmationInput: {
            /** @description from the link in the mail */
            token: string;
            /** @description the one that you chose */
            password: string;
        };
        SignUpInput: {
            /** Format: email */
            email: string;
            name: string;
            password: string;
            /**
             * @description in which the exchange writes to you
             * @default en
             */
            language?: components["schemas"]["LanguageInput"];
        };
        SigningPlace: {
            country: components["schemas"]["Country"];
            region?: components["schemas"]["Region"];
            city?: string;
        };
        SigningPlaceInput: {
            country: components["schemas"]["CountryInput"];
            region?: components["schemas"]["RegionInput"];
            city?: string;
        };
        /** @description A signed contract that solves the demand */
        SolvedBy: {
            contractId: components["schemas"]["Id"];
            dealId: components["schemas"]["Id"];
            signedAt: components["schemas"]["Moment"];
            /** @description last day of one that was ended early */
            endedOn: components["schemas"]["Day"] | null;
            /** @description the technology that solves it */
            listingId: components["schemas"]["Id"] | null;
        };
        SsoApprovalInput: {
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion: number;
            note?: string;
        };
        SsoDisablingInput: {
            note?: string;
        };
        /** @description The OpenID provider at which the people of an organisation sign in */
        SsoProvider: {
            organisationId: components["schemas"]["Id"];
            issuer: string;
            clientId: string;
            domains: string[];
            /**
             * @description the role of people who come in for the first time; nobody becomes owner by signing in
             * @enum {string}
             */
            defaultRole: "viewer" | "editor" | "admin";
            /** @description members act for the organisation by sessions of this provider alone */
            required: boolean;
            state: components["schemas"]["SsoState"];
            disabledBy: ("organisation" | "operator") | null;
            /** @description what the operator said of it last */
            note: string | null;
            /**
             * Format: uri
             * @description the redirect address to enter at the provider
             */
            callbackUrl: string;
            approvedAt: components["schemas"]["Moment"] | null;
            createdAt: components["schemas"]["Moment"];
            updatedAt: components["schemas"]["Moment"];
            version: number;
        };
        SsoProviderEditInput: {
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion: number;
            /**
             * Format: uri
             * @description the issuer exactly as the provider names it; its discovery document is read below it
             */
            issuer?: string;
            clientId?: string;
            /** @description kept sealed, and never answered */
            clientSecret?: string;
            /** @description mail domains of the organisation, each by itself: `example.edu` says nothing of `cs.example.edu` */
            domains?: string[];
            /**
             * @description the role of people who come in for the first time; nobody becomes owner by signing in
             * @enum {string}
             */
            defaultRole?: "viewer" | "editor" | "admin";
            /** @description true only from a session that this provider made, so that nobody locks the organisation out */
            required?: boolean;
        };
        SsoStartInput: {
            /**
             * Format: email
             * @description its domain says which organisation
             */
            email?: string;
            organisation?: components["schemas"]["IdInput"];
            /**
             * @description a path of this exchange, such as `/deals/1?tab=files`; no other address
             * @default /
             */
            returnTo?: string;
        };
        SsoStarted: {
            /**
             * Format: uri
             * @description where the browser goes to sign in
             */
            redirectTo: string;
        };
        /**
         * @description proposed by the organisation, approved by the operator, disabled by either
         * @enum {string}
         */
        SsoState: "proposed" | "approved" | "disabled";
        /**
         * @description proposed by the organisation, approved by the operator, disabled by either
         * @enum {string}
         */
        SsoStateInput: "proposed" | "approved" | "disabled";
        StageClock: {
            since: components["schemas"]["Moment"];
            usualDays: number | null;
            dueAt: components["schemas"]["Moment"] | null;
            overdue: boolean;
            /** @description who must act: the side that has an enquiry, a proposal or a text that the other has confirmed to answer; null: either */
            waitsFor: components["schemas"]["DealSide"] | null;
        };
        StageProposal: {
            to: components["schemas"]["OpenDealStage"];
            by: components["schemas"]["DealSide"];
            at: components["schemas"]["Moment"];
            /** @description 30 days after it was made */
            lapsesAt: components["schemas"]["Moment"];
            /** @description too late to accept; it can be proposed anew */
            lapsed: boolean;
        };
        StartImportInput: {
            /** @description the name of the file, for the list of imports */
            file?: string;
        };
        StartRematchInput: {
            /**
             * @description why, for the record
             * @default asked
             */
            reason?: string;
            /**
             * @description whose records are walked; one side takes half the time and finds nearly the same pairs
             * @default both
             * @enum {string}
             */
            side?: "both" | "listing" | "demand";
        };
        StartedTasks: {
            tasks: components["schemas"]["ServiceTask"][];
            failures: components["schemas"]["ServiceFailure"][];
        };
        StepListingInput: {
            reason: string;
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion?: number;
        };
        /** @description The word of a licensor that its licensee may give one sublicence */
        SublicenceConsent: {
            id: components["schemas"]["Id"];
            contractId: components["schemas"]["Id"];
            consentedBy: components["schemas"]["Id"];
            sublicensee: components["schemas"]["Id"];
            kind: components["schemas"]["SublicenceKind"];
            fieldOfUse: components["schemas"]["FieldOfUse"];
            territory: components["schemas"]["Territory"];
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"] | null;
            /**
             * @description open: for one sublicence, as long as who gave it is the licensor; used: that one was signed
             * @enum {string}
             */
            state: "open" | "used" | "withdrawn";
            recordedAt: components["schemas"]["Moment"];
            ledgerSeq: number;
            withdrawn: {
                reason: string;
                ledgerSeq: number;
            } | null;
        };
        /** @enum {string} */
        SublicenceKind: "exclusive" | "sole" | "simple";
        /** @enum {string} */
        SublicenceKindInput: "exclusive" | "sole" | "simple";
        /** @enum {string} */
        SublicensingRule: "forbidden" | "with_consent" | "allowed";
        /** @enum {string} */
        SublicensingRuleInput: "forbidden" | "with_consent" | "allowed";
        TechnologyContract: {
            id: components["schemas"]["Id"];
            dealId: components["schemas"]["Id"];
            state: components["schemas"]["ContractState"];
            version: number;
            hash: string;
            createdAt: components["schemas"]["Moment"];
            updatedAt: components["schemas"]["Moment"];
            signedAt: components["schemas"]["Moment"] | null;
            ledgerSeq: number | null;
            terminatedOn: components["schemas"]["Day"] | null;
            terms: components["schemas"]["ContractTerms"];
            /** @description agencies that the text names */
            agencies: {
                organisationId: components["schemas"]["Id"];
                /** @enum {string} */
                side: "seller" | "buyer" | "both";
                /** @description of the register: when it confirmed, before that today */
                name: string;
                /** @description the agency confirmed its part itself; others stay out of the record */
                confirmed: boolean;
            }[];
            /** @description parties that have another name by now. A draft takes it with the next edit, before that nobody confirms it; what is signed keeps the name it was signed under */
            renamed: {
                organisationId: components["schemas"]["Id"];
                inText: string;
                inRegister: string;
            }[];
            /** @description of the present version */
            confirmations: {
                organisationId: components["schemas"]["Id"];
                version: number;
                at: components["schemas"]["Moment"];
            }[];
            payments: components["schemas"]["RecordedPayment"][];
            /** @description what both parties confirmed was paid; null before signing */
            paid: components["schemas"]["MoneyTotal"] | null;
            /** @description what is due and paid, line by line; null before signing */
            balance: components["schemas"]["ContractBalance"] | null;
            /** @description the one that stands */
            registration: components["schemas"]["ContractRegistration"] | null;
            /** @description every one that was recorded, those taken back as well */
            registrations: components["schemas"]["ContractRegistration"][];
            /** @description rights given by the signing */
            grants: components["schemas"]["ContractGrant"][];
            /** @description what the operator decided when somebody disputed them */
            rulings: components["schemas"]["TitleRuling"][];
            /** @description opened by the exchange, where these rights and others turned out to be on one asset */
            disputes: components["schemas"]["MetTitleDispute"][];
            changes: components["schemas"]["ContractChange"][];
        };
        /** @enum {string} */
        TechnologyField: "electronics" | "aerospace" | "manufacturing" | "biomedicine" | "materials" | "energy" | "environment" | "nuclear" | "agriculture" | "transport" | "city";
        /** @enum {string} */
        TechnologyFieldInput: "electronics" | "aerospace" | "manufacturing" | "biomedicine" | "materials" | "energy" | "environment" | "nuclear" | "agriculture" | "transport" | "city";
        Territory: {
            /** @constant */
            kind: "worldwide";
        } | {
            /** @constant */
            kind: "countries";
            countries: components["schemas"]["Country"][];
        };
        TerritoryInput: {
            /** @constant */
            kind: "worldwide";
        } | {
            /** @constant */
            kind: "countries";
            countries: components["schemas"]["CountryInput"][];
        };
        /** @enum {string} */
        TextOrigin: "person" | "machine";
        /** @enum {string} */
        TextOriginInput: "person" | "machine";
        /** @example Asia/Shanghai */
        TimeZone: string;
        /** @example Asia/Shanghai */
        TimeZoneInput: string;
        TitleDispute: {
            id: components["schemas"]["Id"];
            state: components["schemas"]["TitleDisputeState"];
            /** @description null: the asset goes by a listing only */
            number: string | null;
            /** @description null: the exchange opened it, about rights that met on one asset */
            organisationId: components["schemas"]["Id"] | null;
            statement: string;
            /** @description of the exchange: the right that cannot stand beside those signed before it */
            met: {
                grant: components["schemas"]["Id"];
                against: components["schemas"]["Id"][];
            } | null;
            openedAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
            /** @description of the decision */
            reason: string | null;
            /** @description rights on the number, for the operator; null for others */
            grants: components["schemas"]["DisputedGrant"][] | null;
        };
        /** @enum {string} */
        TitleDisputeState: "open" | "upheld" | "rejected";
        /** @enum {string} */
        TitleDisputeStateInput: "open" | "upheld" | "rejected";
        TitleRuling: {
            /**
             * @description released: these rights never had an effect; rejected: they stand
             * @enum {string}
             */
            outcome: "released" | "rejected";
            reason: string;
            grants: components["schemas"]["Id"][];
            ledgerSeq: number;
        };
        /** @description The word of the operator that an organisation owns a patent number */
        TitleStanding: {
            id: components["schemas"]["Id"];
            number: string;
            organisationId: components["schemas"]["Id"];
            reason: string;
            recordedAt: components["schemas"]["Moment"];
            ledgerSeq: number;
            withdrawn: {
                reason: string;
                ledgerSeq: number;
            } | null;
        };
        ToldOrganisations: {
            /** @description number of published organisations */
            organisations: number;
        };
        TreeHead: {
            /** @description heads are numbered from 1 without a gap */
            number: number;
            /** @description the day (UTC) that this head closes; null: made within a day */
            day: string | null;
            /** @description entries covered, from the first */
            size: number;
            /** @description Merkle tree hash of RFC 6962 over the canonical entries */
            rootHash: components["schemas"]["Sha256"];
            at: components["schemas"]["Moment"];
            /** @description sha256 of the signed text of the head before; null: of the first version */
            previousHash: components["schemas"]["Sha256"] | null;
            /** @description first 16 hex digits of sha256 of the public key */
            keyId: string;
            /** @description Ed25519, base64url, over the canonical JSON of {at, day, keyId, number, previousHash, rootHash, size}; of the first version: {at, day, rootHash, size} */
            signature: string;
            /** @description base64 of SPKI DER; believe it only when it is a key that you trust */
            publicKey: string;
            /** @description sha256 of the signed text */
            hash: components["schemas"]["Sha256"];
        };
        UnderstoodNumber: {
            pointer: string;
            given: string;
            /** @description the one form in which it is kept */
            number: string;
            /** @description two letters */
            office: string;
            /** @enum {string} */
            role: "application" | "publication";
            /** @description kind code of a publication */
            kind: string | null;
            /** @description it has a check digit, and that is right */
            checked: boolean;
            /** @description the check digit by the rule of the office, where another is given */
            rightDigit: string | null;
        };
        UndoPreview: {
            run: components["schemas"]["ImportRun"];
            /** @description drafts that would be gone */
            deleted: number;
            /** @description public records that would be withdrawn */
            withdrawn: number;
            /** @description records that would stay, by the reason */
            kept: {
                updated: number;
                changed: number;
                gone: number;
            };
        };
        /** @description One step of an undo: ask again while `run.remaining` is above 0 */
        UndoneImport: {
            run: components["schemas"]["ImportRun"];
            /** @description drafts that nobody has touched since, and that are gone */
            deleted: number;
            /** @description records that were public and are withdrawn; their source and id are free again */
            withdrawn: number;
            /** @description records that stay, and why */
            kept: {
                id: components["schemas"]["Id"];
                externalId: string | null;
                /**
                 * @description updated: it was there before the import, and what it said then is not kept; changed: somebody has changed it since; gone: it is not there any more
                 * @enum {string}
                 */
                reason: "updated" | "changed" | "gone";
            }[];
        };
        UnitRequest: {
            id: components["schemas"]["Id"];
            unitId: components["schemas"]["Id"];
            parentId: components["schemas"]["Id"];
            askedBy: components["schemas"]["Id"];
            /** @enum {string} */
            state: "pending" | "accepted" | "declined" | "withdrawn";
            createdAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
        };
        UnreadNotifications: {
            count: number;
            /** @description unread ones of each kind */
            kinds: {
                [key: string]: number;
            };
        };
        UpdateDemandInput: {
            title?: components["schemas"]["LocalizedLine300Input"] | null;
            problem?: components["schemas"]["LocalizedText10000Input"] | null;
            tried?: components["schemas"]["LocalizedText5000Input"] | null;
            requiredResults?: components["schemas"]["RequiredResultInput"][] | null;
            elements?: components["schemas"]["DemandElementsInput"] | null;
            ipc?: components["schemas"]["IpcCodeInput"][] | null;
            field?: components["schemas"]["TechnologyFieldInput"] | null;
            keywords?: string[] | null;
            readinessWanted?: number | null;
            dealKinds?: components["schemas"]["OfferKindListInput"] | null;
            exclusivity?: components["schemas"]["ExclusivityWishInput"] | null;
            territory?: components["schemas"]["TerritoryInput"] | null;
            restrictions?: components["schemas"]["RestrictionsInput"] | null;
            budget?: components["schemas"]["BudgetInput"] | null;
            deadline?: components["schemas"]["DayInput"] | null;
            place?: components["schemas"]["PlaceInput"] | null;
            languages?: components["schemas"]["LanguageInput"][] | null;
            anonymous?: boolean | null;
            acceptedPassages?: string[] | null;
            kind?: components["schemas"]["DemandKindInput"];
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion: number;
        };
        UpdateListingInput: {
            title?: components["schemas"]["LocalizedLine300Input"] | null;
            abstract?: components["schemas"]["LocalizedText10000Input"] | null;
            advantage?: components["schemas"]["AdvantageInput"] | null;
            applications?: components["schemas"]["LocalizedText5000Input"] | null;
            ipc?: components["schemas"]["IpcCodeInput"][] | null;
            field?: components["schemas"]["TechnologyFieldInput"] | null;
            keywords?: string[] | null;
            readiness?: components["schemas"]["ReadinessInput"] | null;
            inventors?: components["schemas"]["InventorInput"][] | null;
            offers?: components["schemas"]["OfferKindListInput"] | null;
            price?: components["schemas"]["PriceInput"] | null;
            territory?: components["schemas"]["TerritoryInput"] | null;
            restrictions?: components["schemas"]["RestrictionsInput"] | null;
            validUntil?: components["schemas"]["DayInput"] | null;
            contact?: components["schemas"]["ContactInput"] | null;
            confidential?: components["schemas"]["LocalizedText10000Input"] | null;
            patent?: components["schemas"]["PatentInput"] | null;
            tiers?: components["schemas"]["ListingTiersInput"] | null;
            unpublishedInvention?: boolean | null;
            releasedTerms?: string[] | null;
            differsFrom?: components["schemas"]["DiffersFromInput"] | null;
            kind?: components["schemas"]["ListingKindInput"];
            /** @description the version you have seen; another one is a CONFLICT */
            expectedVersion: number;
        };
        UpholdTitleDisputeInput: {
            reason: string;
            /** @description grants that are released */
            grants: components["schemas"]["IdInput"][];
        };
        /** @description What an organisation keeps, and the most it may */
        Usage: {
            used: components["schemas"]["Quota"];
            most: components["schemas"]["Quota"];
        };
        VerificationDecisionInput: {
            /** @enum {string} */
            decision: "approve" | "decline";
            /**
             * @description why it is declined
             * @default []
             */
            reasons?: components["schemas"]["VerificationReasonInput"][];
            /** @description shown to the organisation; needed to decline without a reason of the list */
            note?: string;
            /** @description when the verification ends; by default as the exchange is set */
            validUntil?: components["schemas"]["MomentInput"];
            /** @description of the organisation that was looked at */
            expectedVersion?: number;
        };
        VerificationEvidence: {
            kind: components["schemas"]["EvidenceKind"];
            /** @description what it says: a number, a date, who signed it */
            text?: string;
            /**
             * Format: uri
             * @description where it can be looked at; the exchange does not fetch it
             */
            link?: string;
        };
        VerificationEvidenceInput: {
            kind: components["schemas"]["EvidenceKindInput"];
            /** @description what it says: a number, a date, who signed it */
            text?: string;
            /**
             * Format: uri
             * @description where it can be looked at; the exchange does not fetch it
             */
            link?: string;
        };
        /** @enum {string} */
        VerificationReason: "evidence_missing" | "evidence_unreadable" | "evidence_outdated" | "name_differs" | "identifier_differs" | "not_authorised" | "already_here" | "other";
        /** @enum {string} */
        VerificationReasonInput: "evidence_missing" | "evidence_unreadable" | "evidence_outdated" | "name_differs" | "identifier_differs" | "not_authorised" | "already_here" | "other";
        VerificationRequest: {
            id: components["schemas"]["Id"];
            organisationId: components["schemas"]["Id"];
            evidence: components["schemas"]["VerificationEvidence"][];
            /** @enum {string} */
            state: "pending" | "approved" | "declined" | "withdrawn";
            /** @description why it was declined */
            reasons: components["schemas"]["VerificationReason"][];
            /** @description what the operator said to it */
            note: string | null;
            validUntil: components["schemas"]["Moment"] | null;
            createdAt: components["schemas"]["Moment"];
            decidedAt: components["schemas"]["Moment"] | null;
        };
        VoidPaymentInput: {
            reason: string;
        };
        VoidRegistrationInput: {
            reason: string;
        };
        Watch: {
            id: components["schemas"]["Id"];
            version: number;
            subject: {
                kind: components["schemas"]["WatchedKind"];
                id: components["schemas"]["Id"];
            };
            /** @description its title or name as it was shown last; null while nobody is told of it */
            title: components["schemas"]["LocalizedText300"] | null;
            /** @description where to read it */
            link: string;
            /** @description the organisation whose own it is and as whose member you watch; the watch ends with the membership */
            organisationId: components["schemas"]["Id"] | null;
            /**
             * @description resting: it is not shown any more; the watch goes on when it is again
             * @enum {string}
             */
            state: "watching" | "resting";
            muted: boolean;
            createdAt: components["schemas"]["Moment"];
            /** @description the last change of it; the day alone of what a company did that is not named to you */
            last: {
                at: components["schemas"]["Moment"];
                what: components["schemas"]["WatchedChange"][];
            } | null;
        };
        WatchPreview: {
            from: components["schemas"]["Moment"];
            /** @description what would have been told, newest first */
            items: {
                at: components["schemas"]["Moment"];
                what: components["schemas"]["WatchedChange"][];
                text: string;
            }[];
            /** @description whether there is more than a preview shows */
            more: boolean;
        };
        /**
         * @description shown: it is in public view, or again; hidden: no longer. Why something left is told to its own organisation; to others, that it expired, because its last day is public
         * @enum {string}
         */
        WatchedChange: "shown" | "hidden" | "withdrawn" | "expired" | "reserved" | "transferred" | "solved" | "price" | "terms" | "renewed" | "edited";
        /** @enum {string} */
        WatchedKind: "listing" | "demand" | "organisation";
        /** @enum {string} */
        WatchedKindInput: "listing" | "demand" | "organisation";
        Watches: {
            items: components["schemas"]["Watch"][];
            nextCursor: string | null;
        };
        Webhook: {
            id: components["schemas"]["Id"];
            version: number;
            organisationId: components["schemas"]["Id"];
            url: string;
            description: string;
            types: components["schemas"]["ChangeType"][];
            state: components["schemas"]["WebhookState"];
            disabledBecause: ("failing" | "gone") | null;
            /** @description since when no delivery has succeeded */
            failingSince: components["schemas"]["Moment"] | null;
            lastDeliveredAt: components["schemas"]["Moment"] | null;
            /** @description until when deliveries are signed with the secret before, too */
            previousSecretUntil: components["schemas"]["Moment"] | null;
            createdAt: components["schemas"]["Moment"];
        };
        WebhookAttempt: {
            at: components["schemas"]["Moment"];
            status: number | null;
            error: string | null;
            durationMs: number;
            /** @description the first bytes of the answer */
            answer: string;
        };
        WebhookDeliveries: {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: string | null;
        };
        WebhookDelivery: {
            /** @description the `webhook-id` of every try, replays too */
            id: string;
            type: string;
            state: components["schemas"]["WebhookDeliveryState"];
            attempts: number;
            nextAt: components["schemas"]["Moment"] | null;
            createdAt: components["schemas"]["Moment"];
            deliveredAt: components["schemas"]["Moment"] | null;
            /** @description HTTP status of the last answer */
            lastStatus: number | null;
            /** @description why there was none, or why it does not count */
            lastError: string | null;
        };
        WebhookDeliveryDetail: {
            /** @description the `webhook-id` of every try, replays too */
            id: string;
            type: string;
            state: components["schemas"]["WebhookDeliveryState"];
            attempts: number;
            nextAt: components["schemas"]["Moment"] | null;
            createdAt: components["schemas"]["Moment"];
            deliveredAt: components["schemas"]["Moment"] | null;
            /** @description HTTP status of the last answer */
            lastStatus: number | null;
            /** @description why there was none, or why it does not count */
            lastError: string | null;
            /** @description what is sent */
            body: string;
            /** @description newest first, at most 50 */
            log: components["schemas"]["WebhookAttempt"][];
        };
        /**
         * @description failed: given up after the last try; it can be replayed
         * @enum {string}
         */
        WebhookDeliveryState: "waiting" | "delivered" | "failed";
        /**
         * @description failed: given up after the last try; it can be replayed
         * @enum {string}
         */
        WebhookDeliveryStateInput: "waiting" | "delivered" | "failed";
        WebhookPing: {
            at: components["schemas"]["Moment"];
            status: number | null;
            error: string | null;
            durationMs: number;
            /** @description the first bytes of the answer */
            answer: string;
            ok: boolean;
        };
        WebhookReplayed: {
            /** @description how many deliveries wait now */
            replayed: number;
            /** @description whether there were more than 5000: replay again from `upTo` */
            more: boolean;
            upTo: components["schemas"]["Moment"] | null;
        };
        WebhookSecret: {
            /** @description shown this once; whsec_ and 32 bytes in base64, for any library of standardwebhooks */
            secret: string;
            previousSecretUntil: components["schemas"]["Moment"];
        };
        /**
         * @description paused: by its owner; disabled: by the exchange, after it failed for days
         * @enum {string}
         */
        WebhookState: "active" | "paused" | "disabled";
        Webhooks: {
            items: components["schemas"]["Webhook"][];
        };
        Weights: {
            active: string;
            /** @description newest first */
            versions: components["schemas"]["WeightsVersion"][];
            /** @description newest first */
            activations: components["schemas"]["WeightsActivation"][];
        };
        WeightsActivation: {
            version: string;
            /** @enum {string} */
            kind: "activate" | "rollback";
            reason: string | null;
            /** Format: date-time */
            at: string;
            by: string;
        };
        WeightsNumbers: {
            bias: number;
            parts: {
                [key: string]: {
                    weight: number;
                    neutral: number;
                };
            };
        };
        WeightsQuality: {
            /** @description lower is better */
            logLoss: components["schemas"]["Estimate"];
            /** @description share of right orders of one taken up and one not */
            auc: components["schemas"]["Estimate"];
            /** @description expected calibration error over ten bins of equal weight */
            ece: components["schemas"]["Estimate"];
        };
        WeightsVersion: {
            id: string;
            /** @description the version that ruled when it was made; null: a reviewed set of the code */
            parent: string | null;
            active: boolean;
            /** @description false: its formulas are those of another release */
            usable: boolean;
            weights: components["schemas"]["WeightsNumbers"] | null;
            record: components["schemas"]["FitRecord"] | null;
            createdAt: string | null;
            createdBy: string | null;
        };
        WithdrawConsentInput: {
            reason: string;
        };
        WithdrawDealStageInput: {
            note?: string;
            /** @description refuses the change when the deal has moved on */
            expectedVersion?: number;
        };
        WithdrawMandateInput: {
            reason?: string;
            /** @description the version that you have read */
            expectedVersion?: number;
        };
        WithdrawStandingInput: {
            reason: string;
        };
        /** @enum {string} */
        WorkKind: "verify_organisations" | "duplicate_organisations" | "abuse_reports" | "review_listings" | "review_demands" | "sso_providers" | "registrations" | "title_disputes" | "dead_letters" | "accredit_agencies";
        WorkRow: {
            id: string;
            since: string | null;
            title: string | null;
            organisationId: components["schemas"]["Id"] | null;
            /** @description where it can be read */
            link: string;
            /** @description the request that settles it */
            next: string;
        };
        WriteDealMessageInput: {
            text: string;
            /** @description refuses the change when the deal has moved on */
            expectedVersion?: number;
        };
    };
    responses: {
        /** @description The request is not valid; `issues` name each faulty field and its rule */
        NotValid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no credential, or it is not valid any more */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credential is valid and lacks the right */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or none that you may see */
        NotThere: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The answer has none of the media types that `Accept` names */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something has changed meanwhile, or the `Idempotency-Key` stands for another request */
        Conflicting: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than is read */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON */
        NotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is valid, and not possible as things stand */
        NotNow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; `Retry-After` says when to ask again, in seconds */
        TooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A part of the exchange does not answer at present; ask again */
        Away: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
        OnBehalfOf: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    listAbuseReports: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                state?: "open" | "upheld" | "rejected";
                about?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AbuseReport"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAbuseReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbuseReportInput"];
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbuseReported"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAbuseReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbuseReport"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAbuseReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbuseDecisionInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbuseReport"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountEditInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccountAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressChangeInput"];
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmAccountAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressConfirmationInput"];
            };
        };
        responses: {
            /** @description the new address is in force */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSignUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpConfirmationInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendSignUpConfirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountDeletion: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDeletion"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestAccountDeletion: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForDeletionInput"];
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDeletion"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawAccountDeletion: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description you are not deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonExport"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseAccountNewPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordInput"];
            };
        };
        responses: {
            /** @description the new password is in force */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountPasskeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Passkey"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccountPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskeyInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountPasskeyOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAccountPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it signs in no more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccountPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeInput"];
            };
        };
        responses: {
            /** @description the new password is in force */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recoverAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRecoveryInput"];
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccountSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSecret"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmAccountSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCodeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewAccountSecondFactorRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCodeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAccountSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCodeInput"];
            };
        };
        responses: {
            /** @description the password alone signs in */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpInput"];
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccreditationRequests: {
        parameters: {
            query?: {
                state?: "pending" | "granted" | "declined" | "withdrawn";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccreditationRequest"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAccreditationRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccreditationDecisionInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccreditationRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAgency: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgencyAccreditationRequests: {
        parameters: {
            query?: {
                state?: "pending" | "granted" | "declined" | "withdrawn";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccreditationRequest"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAgencyAccreditationRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccreditationRequestInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccreditationRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAgencyAccreditationRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                requestId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccreditationRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAgencyAccreditation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccreditationInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accreditation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAgencyAccreditation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                accreditationId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccreditationEditInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accreditation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAgencyBroker: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBrokerCredentialInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAgencyBroker: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                credentialId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgencyDeals: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                outcome?: components["schemas"]["AgencyDealOutcomeInput"];
                client?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AgencyDeal"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAgencyPerformance: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyPerformance"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                organisation?: components["schemas"]["IdInput"];
                /** @description the id of a record, deal, contract, organisation ... */
                subject?: string;
                /** @description `contract.sign`, or all of a noun: `contract` */
                action?: string;
                person?: components["schemas"]["IdInput"];
                /** @description reads of confidential things */
                reads?: "include" | "leave_out" | "only";
                /** @description from this moment on */
                from?: string;
                /** @description before this moment */
                to?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                organisation?: components["schemas"]["IdInput"];
                /** @description the id of a record, deal, contract, organisation ... */
                subject?: string;
                /** @description `contract.sign`, or all of a noun: `contract` */
                action?: string;
                person?: components["schemas"]["IdInput"];
                /** @description reads of confidential things */
                reads?: "include" | "leave_out" | "only";
                /** @description from this moment on */
                from?: string;
                /** @description before this moment */
                to?: string;
                format?: "ndjson" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/x-ndjson or text/csv */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "application/x-ndjson": string;
                    /** @example example */
                    "text/csv": string;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description `cursor` of the answer before; `latest`: begin behind everything that there is; absent: at the oldest kept */
                after?: string | "latest";
                kind?: components["schemas"]["ChangeKindInput"][];
                limit?: number;
                /** @description seconds to wait for the first row when there is none */
                wait?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContracts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description `clients`: of all clients of your agency, 200 at most; absent: those and your own */
                owner?: "me" | "clients";
                client?: components["schemas"]["IdInput"];
                state?: components["schemas"]["ContractStateInput"];
                type?: components["schemas"]["ContractTypeInput"];
                deal?: components["schemas"]["IdInput"];
                payment?: components["schemas"]["PaymentStateInput"];
                registration?: components["schemas"]["RegistrationStateInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ContractSummary"][];
                        nextCursor: string | null;
                        clients?: components["schemas"]["ClientCounts"];
                        /** @description how many there are in each state, whichever state was asked for; on the first page only */
                        states?: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContractAgencyParts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AgencyPart"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TechnologyContract"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditContractInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TechnologyContract"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContractAgencyPart: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyPart"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmContractAgencyPart: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmAgencyInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyPart"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeContractChangeInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractChangeReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                changeId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmContractChangeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractChangeReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declineContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                changeId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineContractChangeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedContractChange"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                changeId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedContractChange"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmContractInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawContractConfirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TechnologyContract"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createContractPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordPaymentInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmContractPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                paymentId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disputeContractPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                paymentId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputePaymentInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidContractPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                paymentId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPaymentInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordContractRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterContractInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmContractRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                registrationId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidContractRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                registrationId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidRegistrationInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContractVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ContractVersion"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeals: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description `clients`: of all clients of your agency, 200 at most; absent: those and your own */
                owner?: "me" | "clients";
                client?: components["schemas"]["IdInput"];
                stage?: components["schemas"]["DealStageInput"];
                side?: components["schemas"]["DealSideInput"];
                listing?: components["schemas"]["IdInput"];
                demand?: components["schemas"]["IdInput"];
                /** @description own: only those in which your side must act; other: the other side must */
                turn?: "own" | "other";
                agency?: components["schemas"]["IdInput"];
                /** @description only those neither signed nor lost */
                open?: "true";
                /** @description only those longer in their stage than usual */
                overdue?: "true";
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DealSummary"][];
                        nextCursor: string | null;
                        clients?: components["schemas"]["ClientCounts"];
                        /** @description how many there are in each state, whichever state was asked for; on the first page only */
                        states?: {
                            [key: string]: number;
                        };
                        counts?: components["schemas"]["DealCounts"];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDealInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDealProposals: {
        parameters: {
            query: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                demand: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposals"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declareDealBothSides: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BothSidesDeclaration"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDealContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftContractInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TechnologyContract"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDealDisclosures: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DealDisclosure"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDealDisclosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantDisclosureInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealDisclosure"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDealDisclosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                disclosureId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndDisclosureInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealDisclosure"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loseDeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoseDealInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendDealMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteDealMessageInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDealShortlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShortlistDealInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealShortlist"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeDealStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveDealInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptDealStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveDealInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declineDealStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineDealStageInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawDealStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawDealStageInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemands: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description your own when absent; `clients`: of all clients of your agency, 200 at most; `everyone`: for the operator, to review */
                owner?: "me" | "clients" | "everyone";
                client?: components["schemas"]["IdInput"];
                state?: components["schemas"]["DemandStateInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DemandRow"][];
                        nextCursor: string | null;
                        clients?: components["schemas"]["ClientCounts"];
                        /** @description how many there are in each state, whichever state was asked for; on the first page only */
                        states?: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDemandInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDemands: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckDemandInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandCheck"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportDemands: {
        parameters: {
            query?: never;
            header?: {
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "application/x-ndjson": string;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importDemands: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequestInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemandImports: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportRun"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDemandsImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartImportInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDemandImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDemandImportUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoPreview"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoDemandImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoneImport"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recheckDemands: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecheckedDemands"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchDemands: {
        parameters: {
            query?: {
                /** @description words, or an IPC code */
                q?: string;
                kind?: components["schemas"]["DemandKindInput"][];
                section?: string[];
                class?: string[];
                subclass?: string[];
                field?: components["schemas"]["TechnologyFieldInput"][];
                dealKind?: components["schemas"]["OfferKindInput"][];
                readinessMin?: number;
                readinessMax?: number;
                country?: components["schemas"]["CountryInput"][];
                region?: components["schemas"]["RegionInput"][];
                language?: components["schemas"]["LanguageInput"][];
                organisation?: components["schemas"]["IdInput"];
                deadlineAfter?: components["schemas"]["DayInput"];
                deadlineBefore?: components["schemas"]["DayInput"];
                currency?: components["schemas"]["CurrencyInput"];
                /** @description the budget reaches this amount, in major units */
                budgetMin?: number;
                /** @description the budget begins at or below this amount, in major units */
                budgetMax?: number;
                /** @description most (default): records with more of the words first; all: only records with every word */
                words?: "most" | "all";
                openedSince?: components["schemas"]["MomentInput"];
                /** @description default: relevance with q, else newest */
                sort?: "relevance" | "newest" | "deadline" | "budget";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandSearchAnswer"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchDemandsAsFeed: {
        parameters: {
            query?: {
                /** @description words, or an IPC code */
                q?: string;
                kind?: components["schemas"]["DemandKindInput"][];
                section?: string[];
                class?: string[];
                subclass?: string[];
                field?: components["schemas"]["TechnologyFieldInput"][];
                dealKind?: components["schemas"]["OfferKindInput"][];
                readinessMin?: number;
                readinessMax?: number;
                country?: components["schemas"]["CountryInput"][];
                region?: components["schemas"]["RegionInput"][];
                language?: components["schemas"]["LanguageInput"][];
                organisation?: components["schemas"]["IdInput"];
                deadlineAfter?: components["schemas"]["DayInput"];
                deadlineBefore?: components["schemas"]["DayInput"];
                currency?: components["schemas"]["CurrencyInput"];
                /** @description the budget reaches this amount, in major units */
                budgetMin?: number;
                /** @description the budget begins at or below this amount, in major units */
                budgetMax?: number;
                /** @description most (default): records with more of the words first; all: only records with every word */
                words?: "most" | "all";
                openedSince?: components["schemas"]["MomentInput"];
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a feed (application/atom+xml) */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "application/atom+xml": string;
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDemandUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setDemandUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuotaInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDemand: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDemandInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseDemandInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copyDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemandEvents: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DemandEvent"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDemandInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemandReaders: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DemandReader"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDemandReader: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameDemandReaderInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandReader"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDemandReader: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                readerId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandReader"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDemandReadership: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readership"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewDemandInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnDemand: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnRecordInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemandVersions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DemandVersion"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLedgerEntries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                contract?: components["schemas"]["IdInput"];
                kind?: components["schemas"]["LedgerKindInput"];
                /** @description own: entries you may read (default with a key); chain: every entry, unfiltered, content where you may read it */
                view?: "own" | "chain";
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LedgerEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLedgerClockCorrection: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seq: number;
                        hash: string;
                    };
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLedgerHeads: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TreeHead"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signLedgerHeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TreeHead"][];
                    };
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyOwnLedgerEntries: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVerification"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyLedger: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description heads kept elsewhere, to compare with
                     * @default []
                     */
                    heads?: components["schemas"]["KeptHeadInput"][];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVerification"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLedgerEntryProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 1 */
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListings: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                state?: components["schemas"]["ListingStateInput"];
                /** @description your own when absent; `clients`: of all clients of your agency, 200 at most; `everyone`: for the operator, to review */
                owner?: "me" | "clients" | "everyone";
                client?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListingRow"][];
                        nextCursor: string | null;
                        clients?: components["schemas"]["ClientCounts"];
                        /** @description how many there are in each state, whichever state was asked for; on the first page only */
                        states?: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingContentInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkListings: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingCheck"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListingConflicts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListingConflict"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportListings: {
        parameters: {
            query?: never;
            header?: {
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "application/x-ndjson": string;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importListings: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequestInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListingImports: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportRun"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createListingsImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartImportInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListingImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListingImportUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoPreview"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoListingImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoneImport"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchListings: {
        parameters: {
            query?: {
                /** @description words, a patent number, or an IPC code */
                q?: string;
                kind?: components["schemas"]["ListingKindInput"][];
                section?: string[];
                class?: string[];
                subclass?: string[];
                field?: components["schemas"]["TechnologyFieldInput"][];
                offer?: components["schemas"]["OfferKindInput"][];
                readinessMin?: number;
                readinessMax?: number;
                country?: components["schemas"]["CountryInput"][];
                language?: components["schemas"]["LanguageInput"][];
                organisation?: components["schemas"]["IdInput"];
                organisationKind?: components["schemas"]["OrganisationKindInput"][];
                right?: components["schemas"]["RightStandingInput"][];
                /** @description patent number in any usual spelling; exact hits only */
                number?: string;
                /** @description most (default): records with more of the words first; all: only records with every word */
                words?: "most" | "all";
                publishedSince?: components["schemas"]["MomentInput"];
                /** @description default: relevance with q, else newest */
                sort?: "relevance" | "newest" | "readiness" | "expiring";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingSearchAnswer"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchListingsAsFeed: {
        parameters: {
            query?: {
                /** @description words, a patent number, or an IPC code */
                q?: string;
                kind?: components["schemas"]["ListingKindInput"][];
                section?: string[];
                class?: string[];
                subclass?: string[];
                field?: components["schemas"]["TechnologyFieldInput"][];
                offer?: components["schemas"]["OfferKindInput"][];
                readinessMin?: number;
                readinessMax?: number;
                country?: components["schemas"]["CountryInput"][];
                language?: components["schemas"]["LanguageInput"][];
                organisation?: components["schemas"]["IdInput"];
                organisationKind?: components["schemas"]["OrganisationKindInput"][];
                right?: components["schemas"]["RightStandingInput"][];
                /** @description patent number in any usual spelling; exact hits only */
                number?: string;
                /** @description most (default): records with more of the words first; all: only records with every word */
                words?: "most" | "all";
                publishedSince?: components["schemas"]["MomentInput"];
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a feed (application/atom+xml) */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "application/atom+xml": string;
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListingSeveral: {
        parameters: {
            query: {
                /** @description up to 100, with commas or as several parameters */
                ids: components["schemas"]["IdInput"][];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Listing"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListingUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setListingUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuotaInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteListing: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copyListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListingEvents: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListingEvent"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListingReadership: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readership"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reserveListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnRecordInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleConflictInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettledConflict"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transferListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListingVersions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListingVersion"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepListingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMandates: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                side?: components["schemas"]["MandateSideInput"];
                state?: components["schemas"]["MandateStateInput"];
                endsBy?: components["schemas"]["DayInput"];
                with?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MandatePage"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeMandateInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mandate"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mandate"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMandateInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mandate"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptMandateInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mandate"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declineMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineMandateInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mandate"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndMandateInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mandate"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMandateVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MandateVersion"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawMandateInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mandate"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMemberships: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnMemberships"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerMembershipInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMembershipsRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJoinRequestInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMembershipRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMembership: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                organisationId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description left */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                language?: components["schemas"]["LanguageInput"];
                /** @description unread ones alone */
                unread?: "true";
                /** @description these kinds alone, several with commas */
                kind?: string[];
                organisation?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationPreferences: {
        parameters: {
            query?: {
                language?: components["schemas"]["LanguageInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateNotificationPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetNotificationPreferencesInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markAllNotificationsRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadAllNotificationsInput"] | null;
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadCount"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationStream: {
        parameters: {
            query?: {
                language?: components["schemas"]["LanguageInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "text/event-stream": string;
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countUnreadNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadNotifications"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUnsubscription: {
        parameters: {
            query: {
                /**
                 * @description as it stands in the mail
                 * @example example
                 */
                token: string;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page (text/html) */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "text/html": string;
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribeNotifications: {
        parameters: {
            query: {
                /**
                 * @description as it stands in the mail
                 * @example example
                 */
                token: string;
            };
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page (text/html) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "text/html": string;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markNotificationRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markNotificationUnread: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description of this job alone */
                job?: string;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetters"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterReplayInput"] | null;
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedTasks"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example listings */
                service: components["schemas"]["ServiceNameInput"];
                /** @example example */
                job: string;
                /** @example example */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardDeadLetterInput"];
            };
        };
        responses: {
            /** @description it is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example listings */
                service: components["schemas"]["ServiceNameInput"];
                /** @example example */
                job: string;
                /** @example example */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it is in line again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recheckAllDemands: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecheckedOrganisations"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeHealth"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeImports"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsOverview"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMatchingCopies: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopiedGroup"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    regroupDuplicates: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationTask"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMatchingEmbedder: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embedding"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeMatchingEmbedder: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embedding"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopMatchingEmbedder: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embedding"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMatchingExposure: {
        parameters: {
            query?: {
                /** @description places of a list that count */
                top?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExposureReport"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMatchingRematches: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rematches"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMatchingRematch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRematchInput"] | null;
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rematch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMatchingRematch: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rematch"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelMatchingRematch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rematch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeMatchingRematch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rematch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMatchingWeights: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Weights"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateMatchingWeights: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivateWeightsInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivatedWeights"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitMatchingWeights: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FitWeightsInput"] | null;
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollbackMatchingWeights: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollbackWeightsInput"] | null;
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivatedWeights"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellOrganisations: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldOrganisations"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rebuildPairs: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedTasks"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rebuildQueue: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueRebuildInput"] | null;
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedTasks"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rebuildSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRebuildInput"] | null;
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedTasks"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example listings */
                service: components["schemas"]["ServiceNameInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTask"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWork: {
        parameters: {
            query?: {
                /** @description rows of each kind, the oldest first */
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorsWork"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                /** @description of this name or one like it, the most alike first; one page */
                name?: string;
                /** @description a part of a name; for the operator also a web domain, an identifier or an id */
                q?: string;
                /** @description for the operator; everybody else sees active ones only */
                state?: "active" | "suspended" | "merged" | "deleted";
                kind?: components["schemas"]["OrganisationKindInput"];
                country?: components["schemas"]["CountryInput"];
                /** @description for the operator; everybody else sees verified ones only */
                verified?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Organisation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrganisationInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findOrganisations: {
        parameters: {
            query?: {
                /** @description in any of the three languages */
                name?: string;
                /** @description unified social credit code */
                uscc?: string;
                /** @description ROR id, or its address */
                ror?: string;
                /** @description legal entity identifier */
                lei?: string;
                /** @description taxpayer number of Russia */
                inn?: string;
                /** @description registration number of Russia */
                ogrn?: string;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FoundOrganisation"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    foundOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundedOrganisationInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importOrganisations: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportOrganisationsInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationImport"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVerificationRequests: {
        parameters: {
            query?: {
                state?: "pending" | "approved" | "declined" | "withdrawn";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VerificationRequest"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideVerificationRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationDecisionInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedOrganisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationEditInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationDeletionInput"];
            };
        };
        responses: {
            /** @description deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationDomains: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OrganisationDomain"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisationDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrganisationDomainInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationDomain"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                domainId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkOrganisationDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                domainId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainCheckInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationDomain"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationInvitations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisationInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitationInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                invitationId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationJoinRequests: {
        parameters: {
            query?: {
                state?: "pending" | "accepted" | "declined" | "withdrawn";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JoinRequest"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideOrganisationJoinRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                requestId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinDecisionInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepOrganisationApart: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisationKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKeyInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                keyId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftOrganisationSuspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationMembers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000002 */
                personId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOrganisationMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000002 */
                personId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChangeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisationMerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationMerge"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrganisationMergeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationMerge"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisationMergePreview: {
        parameters: {
            query: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                into: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePreview"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisationOwnershipOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnershipTransfer"] | null;
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisationOwnershipOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnershipTransferInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationOwnershipOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerOrganisationOwnershipOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisationSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoProvider"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisationSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSsoProviderInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoProvider"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOrganisationSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SsoProviderEditInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoProvider"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveOrganisationSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SsoApprovalInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoProvider"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableOrganisationSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SsoDisablingInput"] | null;
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoProvider"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationSsoPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000002 */
                personId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationUnitRequests: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnitRequest"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisationUnitRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnitRequestInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerOrganisationUnitRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                requestId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                unitId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmergeOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationMerge"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationVerificationRequests: {
        parameters: {
            query?: {
                state?: "pending" | "approved" | "declined" | "withdrawn";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VerificationRequest"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisationVerificationRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVerificationRequestInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisationVerificationRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                requestId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationRequest"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationVerificationInput"] | null;
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPairs: {
        parameters: {
            query?: {
                listing?: components["schemas"]["IdInput"];
                demand?: components["schemas"]["IdInput"];
                /** @description `reasons`: each pair with its `brief` */
                include?: "reasons";
                language?: components["schemas"]["LanguageInput"];
                /** @description `include`: those behind a pair follow it */
                duplicates?: "fold" | "include";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairList"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPairInterest: {
        parameters: {
            query?: {
                listing?: components["schemas"]["IdInput"];
                demand?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairInterest"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPairNearMisses: {
        parameters: {
            query?: {
                listing?: components["schemas"]["IdInput"];
                demand?: components["schemas"]["IdInput"];
                language?: components["schemas"]["LanguageInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearMisses"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPairProgress: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingProgress"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchPairs: {
        parameters: {
            query?: {
                /** @description words of either title */
                q?: string;
                scoreMin?: number;
                field?: components["schemas"]["TechnologyFieldInput"][];
                /** @description of either side */
                country?: components["schemas"]["CountryInput"][];
                /** @description of either side */
                region?: components["schemas"]["RegionInput"][];
                /** @description of your side; of either for the operator */
                state?: components["schemas"]["PairStateInput"][];
                side?: components["schemas"]["PairSideInput"];
                since?: components["schemas"]["MomentInput"];
                /** @description in which either title is written */
                language?: components["schemas"]["LanguageInput"][];
                /** @description `reasons`: each pair with its `brief` */
                include?: "reasons";
                in?: components["schemas"]["LanguageInput"];
                /** @description `clients`: of all clients of your agency, 200 at most; absent: those and your own */
                owner?: "me" | "clients";
                client?: components["schemas"]["IdInput"];
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairSearchAnswer"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPairTrackRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingTrackRecord"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPair: {
        parameters: {
            query?: {
                language?: components["schemas"]["LanguageInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001_01a229d8-9b66-7000-8000-000000000002 */
                id: components["schemas"]["PairIdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairDetail"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordPairDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001_01a229d8-9b66-7000-8000-000000000002 */
                id: components["schemas"]["PairIdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecidePairInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairDetail"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description part of a name or an address, or an id */
                q?: string;
                state?: "active" | "suspended" | "deleted";
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PersonRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendPersonConfirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationAgainInput"];
            };
        };
        responses: {
            /** @description It is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRecord"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPersonSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRecord"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftPersonSuspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRecord"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPersonSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRecord"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonReasonInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRecord"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSavedSearches: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearches"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSavedSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    of: components["schemas"]["SearchedInput"];
                    /** @description parameters of the search, as `GET /listings/search` or `GET /demands/search` takes them; of words, all must occur */
                    query: {
                        [key: string]: string | number | string[];
                    };
                    every?: components["schemas"]["SearchEveryInput"];
                };
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSavedSearches: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    of: components["schemas"]["SearchedInput"];
                    /** @description parameters of the search, as `GET /listings/search` or `GET /demands/search` takes them; of words, all must occur */
                    query: {
                        [key: string]: string | number | string[];
                    };
                    every?: components["schemas"]["SearchEveryInput"];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearchPreview"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSavedSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSavedSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSavedSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description parameters of the search, as `GET /listings/search` or `GET /demands/search` takes them; of words, all must occur */
                    query?: {
                        [key: string]: string | number | string[];
                    };
                    every?: components["schemas"]["SearchEveryInput"];
                    paused?: boolean;
                    /** @description the version you have seen; another one is a CONFLICT */
                    expectedVersion?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    muteSavedSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    record?: components["schemas"]["IdInput"];
                    organisation?: components["schemas"]["IdInput"];
                    /**
                     * @description false: heard of again
                     * @default true
                     */
                    muted?: boolean;
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSavedSearchPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearchPreview"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionEditInput"];
            };
        };
        responses: {
            /** @description from the next request on */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswerInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessionPasskeyOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInBySecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCodeInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishSso: {
        parameters: {
            query: {
                /**
                 * @description names the sign-in that began here
                 * @example example
                 */
                state: string;
                code?: string;
                iss?: string;
                /** @description why the provider did not sign the person in */
                error?: string;
                error_description?: string;
            };
            header?: never;
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description signed in */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSsoProviders: {
        parameters: {
            query?: {
                state?: components["schemas"]["SsoStateInput"];
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SsoProvider"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SsoStartInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoStarted"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStatisticContracts: {
        parameters: {
            query: {
                /** @example month */
                by: "month" | "type" | "agency";
                /**
                 * @description values of one kind only: unlike kinds are never put together. paid: what both parties confirmed was paid; registered: what the operator confirmed
                 * @example signed
                 */
                kind: "signed" | "paid" | "registered";
                currency?: components["schemas"]["CurrencyInput"];
                /** @description public figures: a month, or its first day */
                from?: components["schemas"]["MonthInput"] | components["schemas"]["DayInput"];
                /** @description included; public figures: a month, or its last day */
                to?: components["schemas"]["MonthInput"] | components["schemas"]["DayInput"];
                /** @description public: closed months, never fewer than three contracts together; own: exact, the contracts that your organisation is a party of, and how many it brokered; all: exact, for the operator. Left out: all for the operator, public for others */
                of?: "public" | "own" | "all";
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractStatistics"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTitleConsents: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                contract?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SublicenceConsent"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTitleConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConsentInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawTitleConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawConsentInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTitleDisputes: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                state?: components["schemas"]["TitleDisputeStateInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TitleDispute"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTitleDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenTitleDisputeInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: components["schemas"]["Id"];
                    };
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectTitleDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectTitleDisputeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: components["schemas"]["Id"];
                    };
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upholdTitleDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpholdTitleDisputeInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: components["schemas"]["Id"];
                    };
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTitleEncumbrances: {
        parameters: {
            query?: {
                contract?: components["schemas"]["IdInput"];
                listing?: components["schemas"]["IdInput"];
                /** @description a patent number */
                number?: string;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
                /** @description For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, `mandate.beyond`. */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EncumberedTitle"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTitleStandings: {
        parameters: {
            query?: {
                number?: string;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TitleStanding"][];
                    };
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTitleStanding: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordStandingInput"];
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawTitleStanding: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawStandingInput"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerReceipt"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyByCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 123456 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryVerification"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatches: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                kind?: components["schemas"]["WatchedKindInput"];
                subject?: components["schemas"]["IdInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watches"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: components["schemas"]["WatchedKindInput"];
                    id: components["schemas"]["IdInput"];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewWatches: {
        parameters: {
            query?: {
                language?: components["schemas"]["LanguageInput"];
            };
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: components["schemas"]["WatchedKindInput"];
                    id: components["schemas"]["IdInput"];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchPreview"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description true: nothing is told of it; what changes meanwhile is not told later */
                    muted: boolean;
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatchPreview: {
        parameters: {
            query?: {
                language?: components["schemas"]["LanguageInput"];
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchPreview"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description https, a public address, no user name; redirects are not followed */
                    url: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description what it is told of; empty: everything that the organisation may see
                     * @default []
                     */
                    types?: components["schemas"]["ChangeTypeInput"][];
                };
            };
        };
        responses: {
            /** @description It was made; `Location` says where it is, where it has an address of its own */
            201: {
                headers: {
                    /** @description where it is read */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description https, a public address, no user name; redirects are not followed */
                    url?: string;
                    description?: string;
                    /** @description what it is told of; empty: everything that the organisation may see */
                    types?: components["schemas"]["ChangeTypeInput"][];
                    /**
                     * @description active also ends a disabling: what came meanwhile is delivered, as far as it is kept
                     * @enum {string}
                     */
                    state?: "active" | "paused";
                    /** @description the version you have seen; another one is a CONFLICT */
                    expectedVersion?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                state?: components["schemas"]["WebhookDeliveryStateInput"];
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that you have: 304 without a body when it is still the same */
                "if-none-match"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                deliveryId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    /** @description of exactly this answer */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description What you have is still the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                deliveryId: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pingWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPing"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["MomentInput"];
                    to?: components["schemas"]["MomentInput"];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplayed"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description a repeat with the same key gets the first answer, for seven days */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a229d8-9b66-7000-8000-000000000001 */
                id: components["schemas"]["IdInput"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
