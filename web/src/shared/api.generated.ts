// Generated from docs/generated/openapi.json by scripts/generate-api.mjs; do not edit.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Accounts_list"];
        put?: never;
        post: operations["Accounts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["People_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["People_addDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{id}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["People_planShifts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApiKeys_list"];
        put?: never;
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApiKeys_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApiKeys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Appeals_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Appeals_show"];
        put?: never;
        post: operations["Appeals_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Listening_appealAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/peaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Listening_appealPeaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BankCampaigns_list"];
        put?: never;
        post: operations["BankCampaigns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BankCampaigns_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/campaigns/{id}/customer-withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BankCampaigns_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/do-not-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BankOutcomes_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BankLists_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BankLists_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/lists/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BankLists_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/lists/{id}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BankLists_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BankCampaigns_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BankOutcomes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank/scripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BankCampaigns_listScripts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calendar_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calling-stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CallingStop_show"];
        put?: never;
        post: operations["CallingStop_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calling-stop/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CallingStop_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calls_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_list"];
        put?: never;
        post: operations["Campaigns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_show"];
        put: operations["Campaigns_revise"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/call-funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignReports_callFunnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/customer-funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignReports_customerFunnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/customer-withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CustomerWithdrawals_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/dealings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dealings_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/goal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignReports_goal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/heat-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignReports_heatMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lists_ofCampaign"];
        put?: never;
        post: operations["Lists_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_prioritise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Card_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/dial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Card_dial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Card_giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Card_hangUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Card_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Card_next"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/not-dialled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ManualCalls_notDialled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Card_outcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Card_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Card_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ManualCalls_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/said": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ManualCalls_said"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card/softphone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Softphone_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Complaints_list"];
        put?: never;
        post: operations["Complaints_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Complaints_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Complaints_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Complaints_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Contracts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/switch-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SwitchUploads_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dealings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dealings_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DoNotCall_list"];
        put?: never;
        post: operations["DoNotCall_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Exports_list"];
        put?: never;
        post: operations["Exports_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Exports_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports/{id}/file.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Exports_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports/{id}/file.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Exports_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Exports_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Exports_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports/masked.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Exports_maskedCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-exports/masked.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Exports_maskedXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_list"];
        put?: never;
        post: operations["Imports_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_rejectsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call-imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DoNotCall_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{id}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DoNotCall_putBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DoNotCall_requestRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{id}/removal/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DoNotCall_approveRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{id}/removal/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DoNotCall_refuseRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{id}/removal/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DoNotCall_withdrawRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DoNotCall_scopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DoNotCall_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Intents_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intents/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Intents_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intents/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Intents_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intents/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Intents_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListenIns_list"];
        put?: never;
        post: operations["ListenIns_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-ins/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ListenIns_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lists_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Lists_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Lists_startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ListSteering_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lists_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ListSteering_prioritise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lists_rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lists_rejectsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/rejects.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lists_rejectsXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Lists_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ListSteering_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/saved-mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SavedMappings_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Lists_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Accounts_parties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reviews_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reviews_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reviews_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/appeal-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reviews_closeAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Listening_reviewAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reviews_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/peaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Listening_reviewPeaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reviews_rates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reviews_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample-list.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lists_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SavedMappings_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["SavedMappings_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-mappings/{id}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SavedMappings_rename"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Scripts_list"];
        put?: never;
        post: operations["Scripts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Scripts_addVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{id}/versions/{version}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Scripts_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{id}/versions/{version}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Scripts_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{id}/versions/{version}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Scripts_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Scripts_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SeatsBoard_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seats/{id}/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SeatActs_reassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seats/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SeatActs_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seats/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SeatActs_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seats/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SeatActs_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Session_me"];
        put?: never;
        post: operations["Session_signIn"];
        delete: operations["Session_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Session_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Session_lock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Session_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Session_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statements_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statements_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/assess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_assess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/document.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statements_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/document.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statements_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/document.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statements_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/lines/{key}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statements_lineCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchImports_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchImports_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/calls-without-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchImports_callsWithoutRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SwitchImports_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchImports_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SwitchImports_recordings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchImports_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchImports_rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchReports_rejectsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/rejects.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchReports_rejectsXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/results.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchReports_resultsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/results.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SwitchReports_resultsXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SwitchImports_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SwitchImports_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch-imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SwitchImports_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["System_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Webhooks_redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Webhooks_list"];
        put?: never;
        post: operations["Webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Webhooks_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Webhooks_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Webhooks_listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Webhooks_redeliverDead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Webhooks_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountAgentView: {
            id: string;
            staffNo: string;
        };
        AccountBody: {
            agentId?: string;
            displayName: string;
            partyId?: string;
            password: string;
            /** @enum {string} */
            role: "bank_manager" | "bank_auditor" | "vendor_manager" | "agent" | "admin";
            username: string;
        };
        AccountsView: {
            items: components["schemas"]["AccountView"][];
        };
        AccountView: {
            agent: components["schemas"]["AccountAgentView"] | null;
            displayName: string;
            id: string;
            lastSignInAt: string | null;
            lockedUntil: string | null;
            party: string | null;
            /** @enum {string} */
            role: "bank_manager" | "bank_auditor" | "vendor_manager" | "agent" | "admin";
            /** @enum {string} */
            state: "active" | "disabled";
            username: string;
        };
        AgentsView: {
            items: components["schemas"]["AgentView"][];
        };
        AgentView: {
            displayName: string;
            documents: components["schemas"]["DocumentView"][];
            id: string;
            qualification: components["schemas"]["QualificationView"];
            seat: string;
            shifts: components["schemas"]["ShiftView"][];
            staffNo: string;
            /** @enum {string} */
            state: "active" | "left";
            vendor: string;
        };
        AnswerBody: {
            /** @enum {string} */
            heard: "conversation" | "nobody" | "tone_or_notice" | "unclear";
        };
        ApiKeyBody: {
            bankId: string;
            /** @description An instant; left out: until it is revoked */
            expiresAt?: string;
            /** @description Comma-separated addresses or CIDR ranges; left out: from anywhere */
            networks?: string;
            /** @default 600 */
            requestsPerMinute: number;
            scopes: ("campaigns:read" | "campaigns:write" | "customers:write" | "customers:read" | "outcomes:read" | "do-not-call:write")[];
            title: string;
        };
        ApiKeySecretView: {
            apiKey: components["schemas"]["ApiKeyView"];
            /** @description The whole key, shown this once */
            key: string;
        };
        ApiKeysView: {
            items: components["schemas"]["ApiKeyView"][];
        };
        ApiKeyView: {
            bank: string;
            bankId: string;
            createdAt: string;
            createdBy: string;
            /** @description Until when the secret before the last rotation works */
            earlierUntil: string | null;
            expiresAt: string | null;
            id: string;
            lastUsedAt: string | null;
            networks: string;
            /** @description The public part by which the key is known */
            prefix: string;
            requestsPerMinute: number;
            revokedAt: string | null;
            rotatedAt: string | null;
            scopes: ("campaigns:read" | "campaigns:write" | "customers:write" | "customers:read" | "outcomes:read" | "do-not-call:write")[];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            title: string;
        };
        AppealBody: {
            reason: string;
        };
        AppealedCallView: {
            durationMs: number;
            findings: components["schemas"]["FindingView"][];
            lanes: components["schemas"]["LanesView"];
            /** @description The number with its middle hidden */
            masked: string;
            pbx: components["schemas"]["PbxView"] | null;
            playable: boolean;
            segments: components["schemas"]["SegmentView"][];
        };
        AppealTermView: {
            /** @description The year whose calendar is missing to compute it */
            missingYear: number | null;
            /** @description Last day on which the vendor may appeal */
            untilOn: string | null;
            /** @description Working days left, today included; negative: over */
            workingDaysLeft: number | null;
        };
        AppealView: {
            at: string;
            by: string;
            reason: string;
        };
        AssessBody: {
            note?: string;
        };
        AuditItem: {
            action: string;
            /** @description Display name of the account, `api-key:<id>` with its title, or `system:<part>` */
            actor: string;
            at: string;
            details: Record<string, never>;
            id: string;
            subject: string | null;
        };
        AuditPage: {
            items: components["schemas"]["AuditItem"][];
            next: string | null;
        };
        BankCampaignBody: {
            /** @description Where an interested customer applies */
            applyAt: string;
            endsOn: string;
            /** @description From GET /bank/orders */
            orderId: string;
            /** @default 5 */
            priority: number;
            product: string;
            regions?: string[];
            /** @description From GET /bank/scripts */
            scriptId: string;
            startsOn: string;
            title: string;
            /** @default 1 */
            weight: number;
        };
        BankCampaignsView: {
            items: components["schemas"]["BankCampaignView"][];
        };
        BankCampaignView: {
            endsOn: string;
            id: string;
            orderId: string;
            product: string;
            progress: components["schemas"]["BankProgressView"];
            startsOn: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "running" | "paused" | "completed" | "archived";
            title: string;
        };
        BankDoNotCallBody: {
            customerRef: string;
            reason: string;
        };
        BankDoNotCallView: {
            id: string;
        };
        BankListBody: {
            campaignId: string;
            /** @description The name under which people find the list */
            title: string;
        };
        BankListLossView: {
            code: string;
            count: number;
        };
        BankListView: {
            accepted: number;
            campaignId: string;
            id: string;
            losses: components["schemas"]["BankListLossView"][];
            rejected: number;
            rows: number;
            /** @enum {string} */
            state: "uploaded" | "collecting" | "importing" | "imported" | "released" | "paused" | "failed" | "cancelled" | "withdrawn";
            title: string;
        };
        BankOrdersView: {
            items: components["schemas"]["BankOrderView"][];
        };
        BankOrderView: {
            code: string;
            endsOn: string;
            id: string;
            startsOn: string;
            title: string;
        };
        BankOutcomesPage: {
            items: components["schemas"]["BankOutcomeView"][];
            /** @description Cursor of the next page; null: caught up */
            next: string | null;
            /** @description Keep this and ask again with it later; it stays valid */
            position: string;
        };
        BankOutcomeView: {
            /** @description Calls to the customer in this campaign until now */
            attempts: number;
            callId: string;
            campaignId: string;
            /** @enum {string} */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            /** @description The outcome that this one replaces; null for the first of a call */
            correctsOutcomeId: string | null;
            /** @description Place in the feed: read on behind it */
            cursor: string;
            /** @description With the scope customers:read; null without it */
            customerRef: string | null;
            /** @description The customer is interested */
            intent: boolean;
            listId: string;
            /** @description e.g. 138****1111 */
            maskedNumber: string | null;
            outcomeId: string;
            recordedAt: string;
        };
        BankProgressView: {
            /** @description May be called and wait to be dealt */
            callable: number;
            /** @description Reached at least once */
            connected: number;
            /** @description On a seat’s list or card */
            dealt: number;
            /** @description Called at least once */
            dialled: number;
            /** @description Withdrawn by a do-not-call entry */
            doNotCall: number;
            intents: number;
            /** @description Customers taken into lists */
            loaded: number;
        };
        BankScriptsView: {
            items: components["schemas"]["BankScriptView"][];
        };
        BankScriptView: {
            /** @description A version of it is approved; without one a campaign cannot start */
            approved: boolean;
            id: string;
            title: string;
        };
        CalendarYears: {
            items: components["schemas"]["CalendarYearView"][];
        };
        CalendarYearView: {
            days: number;
            loadedAt: string;
            source: string;
            year: number;
        };
        CallbackDayView: {
            day: string;
            windows: components["schemas"]["HoursView"][];
        };
        CallbackWindowView: {
            days: components["schemas"]["CallbackDayView"][];
            from: string;
            to: string;
        };
        CallFileView: {
            agentName: string;
            callId: string;
            callRef: string;
            campaign: string;
            /**
             * @description Null while the review of this call is open: it stays sealed
             * @enum {string|null}
             */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person" | null;
            complaintIds: string[];
            durationMs: number;
            /** @description Shown after a decision only */
            findings: components["schemas"]["FindingView"][];
            pbx: components["schemas"]["PbxView"];
            placedAt: string;
            recordedAt: string | null;
            review: components["schemas"]["CallReviewView"] | null;
            sealed: boolean;
            seat: string;
            talkSeconds: number | null;
            workOn: string;
        };
        CallFunnelRow: {
            calls: number;
            connected: number;
            dialled: number;
            intents: number;
            /** @description Agent id, script version id, or hour 0 to 23 */
            key: string;
            label: string;
            /** @description Of an agent */
            seat: string | null;
        };
        CallFunnelView: {
            rows: components["schemas"]["CallFunnelRow"][];
        };
        CallingStopView: {
            at: string | null;
            by: string | null;
            reason: string | null;
            stopped: boolean;
        };
        CallReviewView: {
            decidedAt: string | null;
            /** @enum {string|null} */
            decision: "confirmed" | "cleared" | "cannot_tell" | null;
            id: string;
            reason: string | null;
            /** @enum {string} */
            state: "open" | "decided" | "appealed" | "closed" | "final";
        };
        CallSearchBody: {
            number: string;
        };
        CallsWithoutRecordPage: {
            items: components["schemas"]["CallWithoutRecordView"][];
            next: string | null;
        };
        CallWithoutRecordView: {
            agentName: string;
            /** @description Sealed for auditors */
            callId: string | null;
            hasOutcome: boolean;
            masked: string;
            notDialledReason: string | null;
            /**
             * @description Sealed for auditors
             * @enum {string|null}
             */
            outcome: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person" | null;
            placedAt: string;
            /** @description The number was shown to the agent */
            revealed: boolean;
            seat: string;
        };
        CampaignBody: {
            applyAt: string;
            endsOn: string;
            goalIntents?: number;
            orderId: string;
            priority: number;
            product: string;
            regions?: string[];
            scriptId: string;
            startsOn: string;
            title: string;
            weight?: number;
        };
        CampaignPriorityBody: {
            priority: number;
            reason: string;
            weight: number;
        };
        CampaignScriptView: {
            id: string;
            title: string;
            version: number | null;
        };
        CampaignSummaryView: {
            contractTitle: string;
            counts: components["schemas"]["FiguresView"];
            endsOn: string;
            goalIntents: number | null;
            id: string;
            orderCode: string;
            priority: number;
            product: string;
            regions: string[] | null;
            startsOn: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "running" | "paused" | "completed" | "archived";
            stateAt: string | null;
            stateBy: string | null;
            stateReason: string | null;
            title: string;
            weight: number;
        };
        CampaignsView: {
            items: components["schemas"]["CampaignSummaryView"][];
        };
        CampaignView: {
            actions: string[];
            applyAt: string;
            approvedBy: string | null;
            contractId: string;
            contractTitle: string;
            counts: components["schemas"]["FiguresView"];
            createdBy: string;
            endsOn: string;
            goalIntents: number | null;
            id: string;
            orderCode: string;
            orderId: string;
            priority: number;
            product: string;
            regions: string[] | null;
            script: components["schemas"]["CampaignScriptView"] | null;
            scriptId: string;
            startsOn: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "running" | "paused" | "completed" | "archived";
            stateAt: string | null;
            stateBy: string | null;
            stateReason: string | null;
            title: string;
            weight: number;
        };
        CardAgentView: {
            displayName: string;
            /** @enum {string} */
            phone: "online" | "offline" | "unknown";
            seat: string;
            softphone: boolean;
            staffNo: string;
        };
        CardAttributeView: {
            name: string;
            value: string;
        };
        CardByHandView: {
            /** @description How often the number was shown */
            reveals: number;
        };
        CardCallView: {
            answeredAt: string | null;
            byHand: components["schemas"]["CardByHandView"] | null;
            callId: string;
            endedAt: string | null;
            /** @enum {string|null} */
            hungUpBy: "customer" | "agent" | "network" | "system" | null;
            masked: string;
            phoneIndex: number;
            placedAt: string;
            q850Cause: number | null;
            ringingAt: string | null;
            ringSeconds: number | null;
            talkSeconds: number | null;
        };
        CardCampaignView: {
            id: string;
            title: string;
        };
        CardCountersView: {
            calls: number;
            cap: number;
            intents: number;
            intentsExpectedByNow: number;
            target: number;
        };
        CardCustomerView: {
            applyAt: string | null;
            attributes: components["schemas"]["CardAttributeView"][];
            callbackAt: string | null;
            cardId: string;
            earlierContacts: components["schemas"]["EarlierContactView"][];
            isCallback: boolean;
            name: string;
            phones: components["schemas"]["CardPhoneView"][];
            product: string | null;
            region: string | null;
        };
        CardListView: {
            id: string;
            name: string;
        };
        CardPhoneView: {
            index: number;
            masked: string;
            problem: string | null;
            usable: boolean;
        };
        CardScriptPart: {
            key: string;
            text: string;
            title: string;
        };
        CardScriptView: {
            /** @enum {string} */
            language: "zh-CN" | "en";
            objections: components["schemas"]["CardScriptPart"][];
            opening: string;
            sections: components["schemas"]["CardScriptPart"][];
            title: string;
            version: number;
        };
        CardView: {
            agent: components["schemas"]["CardAgentView"];
            call: components["schemas"]["CardCallView"] | null;
            callbackWindow: components["schemas"]["CallbackWindowView"];
            campaign: components["schemas"]["CardCampaignView"] | null;
            counters: components["schemas"]["CardCountersView"];
            customer: components["schemas"]["CardCustomerView"] | null;
            list: components["schemas"]["CardListView"] | null;
            outcomes: components["schemas"]["OutcomeChoiceView"][];
            pauseAfterCall: boolean;
            refusal: components["schemas"]["RefusalView"] | null;
            revision: string;
            script: components["schemas"]["CardScriptView"] | null;
            serverNow: string;
            /** @enum {string} */
            state: "ready" | "prepared" | "placing" | "agent_ringing" | "ringing" | "talking" | "wrap_up" | "checking" | "by_hand" | "withdrawn" | "paused";
            window: components["schemas"]["CardWindowView"];
        };
        CardWindowView: {
            closesAt: string | null;
            open: boolean;
            opensAt: string | null;
            zone: string;
        };
        CheckView: {
            /** @enum {string} */
            code: "outcome_and_pbx" | "customer_speech" | "agent_speech" | "tones" | "recording_and_talk" | "integrity" | "outcome_saved" | "earlier_intents";
            facts: {
                [key: string]: unknown;
            };
        };
        ClaimFieldsView: {
            amountYuan: number | null;
            applyChannel: string | null;
            callbackAt: string | null;
            reason: string | null;
        };
        ClaimView: {
            /** @description On the axis of the call; may lie after its end */
            atMs: number;
            /** @enum {string} */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            confirmedAgainstRecord: boolean;
            fields: components["schemas"]["ClaimFieldsView"];
            recordedAt: string;
        };
        CoefficientTierView: {
            coefficientBps: number;
            fromSuccessesHundredths: number;
        };
        ComplaintBody: {
            callId: string;
            /** @enum {string} */
            channel: "telephone" | "branch" | "letter" | "online" | "regulator";
            receivedOn: string;
            summary: string;
        };
        ComplaintDecisionBody: {
            /** @enum {number} */
            level?: 1 | 2;
            reason: string;
            upheld: boolean;
        };
        ComplaintFenView: {
            /** @description Whole fen */
            level1: string;
            /** @description Whole fen */
            level2: string;
        };
        ComplaintsPage: {
            items: components["schemas"]["ComplaintView"][];
            next: string | null;
        };
        ComplaintView: {
            /** @description What the asker may do now: decide */
            actions: string[];
            agentName: string;
            calledOn: string;
            callId: string;
            callRef: string;
            /** @enum {string} */
            channel: "telephone" | "branch" | "letter" | "online" | "regulator";
            decidedAt: string | null;
            decidedBy: string | null;
            decisionReason: string | null;
            id: string;
            /** @enum {number|null} */
            level: 1 | 2 | null;
            receivedOn: string;
            recordedAt: string;
            recordedBy: string;
            seat: string;
            /** @enum {string} */
            state: "recorded" | "upheld" | "rejected";
            summary: string;
        };
        ComplaintWhyView: {
            agentId: string | null;
            callId: string | null;
            complaintId: string;
            decidedAt: string;
            /** @enum {number} */
            level: 1 | 2;
            receivedOn: string;
            termsVersion: number;
        };
        ContractsView: {
            items: components["schemas"]["ContractView"][];
        };
        ContractView: {
            bank: string;
            code: string;
            contact: string | null;
            demo: boolean;
            endsOn: string;
            id: string;
            orders: components["schemas"]["OrderView"][];
            startsOn: string;
            /** @enum {string} */
            template: "L" | "R" | "G" | "X";
            terms: components["schemas"]["TermsView"][];
            title: string;
            vendor: string;
            zone: string;
        };
        CustomerFunnelRow: {
            callable: number;
            connected: number;
            dialled: number;
            intents: number;
            /** @description List id, region or segment; empty: none was given */
            key: string;
            label: string;
            loaded: number;
        };
        CustomerFunnelView: {
            /** @description Groups beyond the first 200 by size, added up in one row named * */
            more: boolean;
            rows: components["schemas"]["CustomerFunnelRow"][];
        };
        CustomerWithdrawalBody: {
            /** @description The bank's own number of the customer */
            customerRef: string;
            /** @description Without a phone number */
            reason: string;
        };
        CustomerWithdrawalView: {
            /** @description A call is under way or waits for its outcome; it goes on, and no other follows */
            callInProgress: boolean;
            /** @description False: was withdrawn before */
            changed: boolean;
        };
        DayCallView: {
            callbackAt: string | null;
            callId: string;
            name: string;
            /** @enum {string|null} */
            outcome: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person" | null;
            placedAt: string;
            ringSeconds: number | null;
            /** @enum {string} */
            state: "open" | "recorded" | "not_dialled" | "no_outcome";
            talkSeconds: number | null;
            wrapUpSeconds: number | null;
        };
        DayHistoryView: {
            calls: components["schemas"]["DayCallView"][];
            workOn: string;
        };
        DeadlineView: {
            doneOn: string | null;
            dueOn: string | null;
            /** @enum {string} */
            kind: "report" | "payment";
            missingYear: number | null;
            /** @enum {string} */
            state: "open" | "overdue" | "met" | "missed" | "not_computable";
            /** @description Negative when overdue; null when done or not computable */
            workingDaysLeft: number | null;
        };
        DealingSummaryView: {
            customers: number;
            dealtAt: string;
            id: string;
            seats: number;
            seed: number;
            strataCount: number;
        };
        DealingsView: {
            items: components["schemas"]["DealingSummaryView"][];
        };
        DealingView: {
            campaignId: string;
            customers: number;
            dealtAt: string;
            id: string;
            repeats: boolean;
            seats: number;
            seed: number;
            sizes: number[];
            strata: components["schemas"]["DealtStratumView"][];
            strataCount: number;
        };
        DealtStratumView: {
            callable: number;
            customers: number;
            listId: string;
            priority: number;
            region: string | null;
            segment: string | null;
        };
        DealView: {
            customers: number;
            runId: string | null;
            seats: number;
            seed: number;
        };
        DecisionBody: {
            /** @enum {string} */
            decision: "confirmed" | "cleared" | "cannot_tell";
            decisionsSeen: number;
            reason: string;
        };
        DecisionView: {
            at: string;
            by: string;
            /** @enum {string} */
            decision: "confirmed" | "cleared" | "cannot_tell";
            /** @enum {string|null} */
            heard: "conversation" | "nobody" | "tone_or_notice" | "unclear" | null;
            reason: string;
            /** @enum {string} */
            stage: "review" | "appeal";
            version: number;
        };
        DeliveriesPage: {
            items: components["schemas"]["DeliveryView"][];
            next: string | null;
        };
        DeliveryView: {
            attempts: number;
            createdAt: string;
            deliveredAt: string | null;
            eventId: string;
            /** @enum {string} */
            eventType: "intent.recorded" | "intent.corrected" | "test";
            id: string;
            lastAttemptAt: string | null;
            /** @enum {string|null} */
            lastError: "timeout" | "unreachable" | "refused_address" | "tls" | "redirected" | "status" | null;
            lastStatus: number | null;
            /** @description Null once delivered or dead */
            nextAt: string | null;
            outcomeId: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
        };
        DialBody: {
            cardId: string;
            phoneIndex: number;
            revision?: string;
        };
        DisputeBody: {
            lines: components["schemas"]["DisputedLineBody"][];
            sha256: string;
        };
        DisputedLineBody: {
            /** @description Key of a line */
            key: string;
            reason: string;
        };
        DisputedLineView: {
            key: string;
            reason: string;
        };
        DocumentBody: {
            datedOn: string;
            expiresOn?: string | null;
            /** @enum {string} */
            kind: "labour_contract" | "confidentiality" | "training" | "exam";
            passed: boolean;
            score?: number | null;
        };
        DocumentContractView: {
            code: string;
            id: string;
            title: string;
        };
        DocumentOrderView: {
            code: string;
            id: string;
            title: string;
        };
        DocumentView: {
            datedOn: string;
            expiresOn: string | null;
            /** @enum {string} */
            kind: "labour_contract" | "confidentiality" | "training" | "exam";
            passed: boolean;
            score: number | null;
        };
        DoNotCallBody: {
            customerRef?: string;
            expiresInDays?: number;
            /** @enum {string} */
            level?: "global" | "product" | "campaign";
            number?: string;
            reason: string;
            /** @description Product, or id of the campaign */
            scope?: string;
        };
        DoNotCallDetails: {
            /** @description What the asker may do now */
            actions: string[];
            at: string;
            by: string;
            evidenceCallId: string | null;
            expiresAt: string | null;
            history: components["schemas"]["DoNotCallEventView"][];
            id: string;
            importId: string | null;
            importRow: number | null;
            /** @enum {string} */
            level: "global" | "product" | "campaign";
            masked: string[];
            reason: string;
            removalReason: string | null;
            removalRequestedBy: string | null;
            /** @description Customers an ended entry still keeps off lists */
            returnable: number;
            /** @description Product, or title of the campaign */
            scope: string | null;
            /** @enum {string} */
            source: "strong_refusal" | "manual" | "import";
            /** @enum {string} */
            state: "active" | "removal_requested" | "removed" | "lapsed";
        };
        DoNotCallEventView: {
            at: string;
            by: string | null;
            customers: number | null;
            /** @enum {string} */
            kind: "created" | "imported" | "removal_requested" | "removal_refused" | "removal_withdrawn" | "removed" | "lapsed" | "put_back";
            reason: string | null;
        };
        DoNotCallExports: {
            items: components["schemas"]["DoNotCallExportView"][];
        };
        DoNotCallExportView: {
            actions: string[];
            availableUntil: string | null;
            decidedBy: string | null;
            decisionReason: string | null;
            downloads: number;
            id: string;
            reason: string;
            requestedAt: string;
            requestedBy: string;
            /** @enum {string} */
            state: "requested" | "approved" | "refused" | "withdrawn";
        };
        DoNotCallImportPreview: {
            headings: string[];
            rows: components["schemas"]["ImportPreviewRow"][];
            suggested: components["schemas"]["ImportColumns"];
        };
        DoNotCallImportProblem: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
        };
        DoNotCallImports: {
            items: components["schemas"]["DoNotCallImportView"][];
        };
        DoNotCallImportView: {
            actions: string[];
            alreadyThere: number;
            bytesDone: number;
            endedAt: string | null;
            expiresAt: string | null;
            id: string;
            /** @enum {string} */
            level: "global" | "product" | "campaign";
            name: string;
            problem: components["schemas"]["DoNotCallImportProblem"] | null;
            reason: string;
            rejected: number;
            rows: number;
            scope: string | null;
            sizeBytes: number;
            /** @enum {string} */
            state: "uploaded" | "importing" | "done" | "failed" | "stopped" | "discarded";
            uploadedAt: string;
            uploadedBy: string;
            /** @description Customers taken off lists */
            withdrawn: number;
            /** @description Entries that were written; they bind */
            written: number;
        };
        DoNotCallMatches: {
            campaigns: string[];
            /** @description An entry binds for all calling */
            everywhere: boolean;
            items: components["schemas"]["DoNotCallView"][];
            products: string[];
        };
        DoNotCallPage: {
            items: components["schemas"]["DoNotCallView"][];
            next: string | null;
        };
        DoNotCallReject: {
            code: string;
            column: string | null;
            masked: string;
            row: number;
            /** @description The row was taken without this value */
            rowTaken: boolean;
        };
        DoNotCallRejects: {
            items: components["schemas"]["DoNotCallReject"][];
            next: string | null;
        };
        DoNotCallScope: {
            /** @description Null: entries never lapse */
            expiryDays: number | null;
            /** @enum {string} */
            level: "product" | "campaign";
            scope: string;
            title: string;
        };
        DoNotCallScopes: {
            items: components["schemas"]["DoNotCallScope"][];
        };
        DoNotCallSearchBody: {
            customerRef?: string;
            number?: string;
        };
        DoNotCallView: {
            /** @description What the asker may do now */
            actions: string[];
            at: string;
            by: string;
            evidenceCallId: string | null;
            expiresAt: string | null;
            id: string;
            /** @enum {string} */
            level: "global" | "product" | "campaign";
            masked: string[];
            reason: string;
            removalReason: string | null;
            removalRequestedBy: string | null;
            /** @description Product, or title of the campaign */
            scope: string | null;
            /** @enum {string} */
            source: "strong_refusal" | "manual" | "import";
            /** @enum {string} */
            state: "active" | "removal_requested" | "removed" | "lapsed";
        };
        EarlierContactView: {
            at: string;
            /** @enum {string} */
            outcome: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            ringSeconds: number | null;
            talkSeconds: number | null;
        };
        FalseRecordDetailView: {
            /** @description What the asker may do now: appeal, listen */
            actions: string[];
            agentName: string;
            appeal: components["schemas"]["AppealView"] | null;
            appealTerm: components["schemas"]["AppealTermView"];
            /** @description Only while the appeal is open */
            call: components["schemas"]["AppealedCallView"] | null;
            callId: string | null;
            callRef: string;
            /** @description The second auditor's reason */
            closingReason: string | null;
            /** @enum {string} */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            decidedAt: string;
            /**
             * @description As it stands now
             * @enum {string}
             */
            decision: "confirmed" | "cleared" | "cannot_tell";
            /** @description Id of the review */
            id: string;
            placedAt: string | null;
            /** @description The auditor's reason */
            reason: string;
            seat: string;
            /** @enum {string} */
            state: "open" | "decided" | "appealed" | "closed" | "final";
            workOn: string;
        };
        FalseRecordsPage: {
            items: components["schemas"]["FalseRecordView"][];
            next: string | null;
        };
        FalseRecordView: {
            /** @description What the asker may do now: appeal, listen */
            actions: string[];
            agentName: string;
            appeal: components["schemas"]["AppealView"] | null;
            appealTerm: components["schemas"]["AppealTermView"];
            callId: string | null;
            callRef: string;
            /** @description The second auditor's reason */
            closingReason: string | null;
            /** @enum {string} */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            decidedAt: string;
            /**
             * @description As it stands now
             * @enum {string}
             */
            decision: "confirmed" | "cleared" | "cannot_tell";
            /** @description Id of the review */
            id: string;
            placedAt: string | null;
            /** @description The auditor's reason */
            reason: string;
            seat: string;
            /** @enum {string} */
            state: "open" | "decided" | "appealed" | "closed" | "final";
            workOn: string;
        };
        FalsificationWhyView: {
            agentId: string;
            callId: string | null;
            caseId: string;
            /** @enum {string} */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            decidedAt: string;
            outcomeId: string;
            reviewId: string;
            success: boolean;
            termsVersion: number;
            workOn: string;
        };
        FeePartView: {
            attendedOn: string[];
            coefficientBps: number;
            /** @description Whole fen */
            seatMonthFen: string;
            termsVersion: number;
        };
        FeeWhyView: {
            headDays: number;
            month: string;
            parts: components["schemas"]["FeePartView"][];
            seat: string;
            serviceDays: number;
            successes: number;
        };
        FieldProblem: {
            /** @description Path of the field, e.g. `columns.0.target` */
            field: string;
            reason: string;
        };
        FiguresView: {
            callable: number;
            connected: number;
            dealt: number;
            dialled: number;
            doNotCall: number;
            intents: number;
            loaded: number;
        };
        FindingView: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            grade: "contradiction" | "attention";
            weight: number;
        };
        FoundCallsView: {
            items: components["schemas"]["FoundCallView"][];
            /** @description The number searched for, with its middle hidden */
            masked: string;
        };
        FoundCallView: {
            agentName: string;
            callId: string;
            callRef: string;
            campaign: string;
            /**
             * @description Null when there is none, and while the review of the call is open
             * @enum {string|null}
             */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person" | null;
            /** @description A complaint about this call that is there already */
            complaintId: string | null;
            placedAt: string;
            seat: string;
            talkSeconds: number | null;
            workOn: string;
        };
        GiveBackBody: {
            callId: string;
            cardId: string;
        };
        GoalView: {
            /** @description By now, at an even pace over the calling hours */
            expected: number | null;
            goal: number | null;
            intents: number;
            /** @description The year whose calendar is missing */
            missingYear: number | null;
        };
        HandoverBody: {
            assignee?: string;
            branch?: string;
            note?: string;
            /** @enum {string} */
            state?: "fresh" | "assigned" | "contacted" | "applied" | "closed";
        };
        HangUpBody: {
            callId: string;
        };
        HeatCell: {
            calls: number;
            connected: number;
            hour: number;
            /** @description 1 Monday to 7 Sunday, in the contract’s zone */
            weekday: number;
        };
        HeatMapView: {
            cells: components["schemas"]["HeatCell"][];
            zone: string;
        };
        HoldBody: {
            reason: string;
            returnList: boolean;
        };
        HoursView: {
            end: string;
            start: string;
        };
        ImportBody: {
            columns: components["schemas"]["MappedColumnBody"][];
            customerRefFromPhone: boolean;
            dealAlikeColumn?: number;
        };
        ImportColumns: {
            customerRef: number | null;
            numbers: number[];
            reason: number | null;
        };
        ImportPreviewRow: {
            cells: string[];
            row: number;
        };
        ImportProgress: {
            bytesDone: number;
            bytesTotal: number;
            /** @enum {string} */
            phase: "reading" | "checking" | "writing";
            rows: number;
            secondsLeft: number | null;
        };
        IntentCounts: {
            applied: number;
            assigned: number;
            closed: number;
            contacted: number;
            fresh: number;
        };
        IntentsPage: {
            counts: components["schemas"]["IntentCounts"];
            items: components["schemas"]["IntentView"][];
            next: string | null;
        };
        IntentView: {
            agentName: string;
            amountYuan: number | null;
            applyChannel: string | null;
            assignee: string;
            /** @description Where the campaign says this customer applies, until somebody names another branch */
            branch: string;
            callId: string;
            campaign: string;
            campaignId: string;
            changedAt: string | null;
            changedBy: string | null;
            /** @description Surname and title */
            customer: string;
            /** @description The bank's own customer number; empty when the list had none */
            customerRef: string;
            /** @description Id of the outcome */
            id: string;
            masked: string;
            note: string;
            product: string;
            /**
             * @description What is known of the record behind it
             * @enum {string}
             */
            record: "unexamined" | "nothing_found" | "under_review" | "confirmed_true" | "false_record" | "duplicate";
            recordedAt: string;
            seat: string;
            /** @enum {string} */
            state: "fresh" | "assigned" | "contacted" | "applied" | "closed";
        };
        InvoiceBody: {
            /** @description Whole fen */
            amountFen: string;
            invoiceNo: string;
            receivedOn: string;
        };
        LanesView: {
            agentSpeech: components["schemas"]["SpanView"][];
            customerSpeech: components["schemas"]["SpanView"][];
            echo: components["schemas"]["SpanView"][];
            /** @description Where both people are in one channel */
            mixedSpeech: components["schemas"]["SpanView"][];
            tones: components["schemas"]["ToneView"][];
        };
        LineCallsPage: {
            items: components["schemas"]["SeatDayView"][];
            month: string;
            next: string | null;
            seat: string;
        };
        LineWhyView: {
            complaint: components["schemas"]["ComplaintWhyView"] | null;
            falsification: components["schemas"]["FalsificationWhyView"] | null;
            fee: components["schemas"]["FeeWhyView"] | null;
        };
        ListEffectsView: {
            callableToday: number;
            cooling: number;
            countedAt: string;
            customers: number;
            doNotCall: number;
            duplicatesInCampaign: number;
            duplicatesInFile: number;
            noConsent: number;
            numbers: number;
            outsideRegions: number;
            outsideRules: number;
            unusableNumbers: number;
        };
        ListenInBody: {
            agentId: string;
            telephone: string;
        };
        ListenInsView: {
            items: components["schemas"]["ListenInView"][];
            supported: boolean;
            telephones: string[];
        };
        ListenInView: {
            agentId: string;
            agentName: string;
            callId: string;
            endedAt: string | null;
            /** @enum {string|null} */
            endReason: "auditor" | "call_ended" | "not_answered" | "phone_offline" | "gateway_down" | null;
            heardAt: string | null;
            id: string;
            listener: string;
            mine: boolean;
            requestedAt: string;
            seat: string;
            /** @enum {string} */
            state: "requested" | "calling" | "listening" | "ended";
        };
        ListLoss: {
            code: string;
            count: number;
            example: string | null;
        };
        ListPreviewView: {
            consentRequired: boolean;
            delimiter: string | null;
            encoding: string | null;
            estimatedRows: number | null;
            fitting: components["schemas"]["SavedMappingView"] | null;
            headings: string[];
            /** @enum {string} */
            kind: "xlsx" | "csv";
            rows: components["schemas"]["PreviewRow"][];
            sheets: string[];
            suggested: components["schemas"]["SuggestedColumnView"][];
        };
        ListPriorityBody: {
            priority: number | null;
            reason: string;
        };
        ListProblem: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
        };
        MappedColumnBody: {
            attributeName?: string;
            column: number;
            heading: string;
            /** @enum {string} */
            target: "customerRef" | "name" | "phone" | "region" | "priority" | "gender" | "consent" | "attribute" | "ignore";
        };
        MappingNameBody: {
            name: string;
        };
        MeView: {
            accountId: string;
            agent: components["schemas"]["MyAgent"] | null;
            csrfToken: string;
            demo: boolean;
            displayName: string;
            idleLockSeconds: number;
            liveCall: components["schemas"]["MyLiveCall"] | null;
            locked: boolean;
            permissions: string[];
            /** @enum {string} */
            role: "bank_manager" | "bank_auditor" | "vendor_manager" | "agent" | "admin";
            serverNow: string;
            username: string;
        };
        MonthCoefficientView: {
            coefficientBps: number;
            termsVersion: number;
        };
        MonthFiguresView: {
            coefficients: components["schemas"]["MonthCoefficientView"][];
            duplicates: number;
            falseSuccesses: number;
            headDays: number;
            /** @example 2026-07 */
            month: string;
            paidSeatDays: number;
            serviceDays: number;
            successes: number;
            unpaidSeatDays: number;
        };
        MoveBody: {
            campaignId?: string;
            customers?: number;
            reason: string;
            toAgentId?: string;
        };
        MyAgent: {
            id: string;
        };
        MyLiveCall: {
            answeredAt: string | null;
            callId: string;
            placedAt: string;
            state: string;
        };
        NamedCauseBody: {
            /** @description Q.850 cause */
            cause: number;
            text: string;
        };
        NewPasswordBody: {
            password: string;
        };
        NewScriptBody: {
            body: components["schemas"]["ScriptBody"];
            /** @enum {string} */
            language: "zh-CN" | "en";
            title: string;
        };
        NextBody: {
            revision?: string;
        };
        NotDialledBody: {
            callId: string;
            /** @enum {string} */
            reason: "customer_known" | "telephone_fault" | "wrong_moment" | "other";
        };
        OptionalReasonBody: {
            reason?: string;
        };
        OrderView: {
            /** @description Whole fen */
            ceilingFen: string;
            code: string;
            endsOn: string;
            id: string;
            startsOn: string;
            title: string;
        };
        OutcomeBody: {
            callId: string;
            cardId: string;
            /** @enum {string} */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            confirmed: boolean;
            fields: components["schemas"]["OutcomeFieldsBody"];
        };
        OutcomeChoiceView: {
            /** @enum {string} */
            allowed: "yes" | "no" | "confirm";
            /** @enum {string} */
            code: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person";
            missingSeconds: number | null;
            optional: string[];
            required: string[];
            /** @enum {string|null} */
            why: "not_answered" | "answered" | "call_not_ended" | "no_call" | "rang_too_briefly" | null;
        };
        OutcomeFieldsBody: {
            amountYuan?: number;
            /** @enum {string} */
            applyChannel?: "mobile_bank" | "branch" | "online";
            callbackAt?: string;
            note?: string;
            /** @enum {string} */
            reason?: "rate_too_high" | "no_need" | "has_loan" | "no_time" | "distrust" | "other";
        };
        PartiesView: {
            items: components["schemas"]["PartyView"][];
        };
        PartyView: {
            id: string;
            /** @enum {string} */
            kind: "bank" | "vendor";
            name: string;
        };
        PasswordBody: {
            current: string;
            next: string;
        };
        PauseBody: {
            /** @enum {string} */
            reason: "break" | "training" | "meeting";
        };
        PaymentBody: {
            paidOn: string;
        };
        PbxEventView: {
            atMs: number;
            /** @enum {string} */
            kind: "placed" | "dialled" | "ringing" | "answered" | "ended";
        };
        PbxView: {
            events: components["schemas"]["PbxEventView"][];
            hungUpBy: string | null;
            lost: boolean;
            q850Cause: number | null;
            sipCode: number | null;
        };
        PeaksView: {
            agent: string;
            columns: number;
            customer: string;
            durationMs: number;
        };
        PreviewRow: {
            cells: string[];
            row: number;
        };
        PricedTermsView: {
            coefficients: components["schemas"]["CoefficientTierView"][];
            complaintFen: components["schemas"]["ComplaintFenView"];
            effectiveOn: string;
            /** @description Whole fen */
            falsificationFen: string;
            pricesIncludeVat: boolean;
            /** @description Whole fen */
            seatMonthFen: string;
            seats: number;
            vatBps: number;
            version: number;
        };
        Problem: {
            /** @enum {string} */
            code: "validation_failed" | "unauthenticated" | "api_key_refused" | "wrong_credentials" | "second_factor_required" | "csrf_rejected" | "forbidden" | "not_allowed_network" | "not_found" | "idempotency_mismatch" | "idempotency_key_missing" | "state_conflict" | "stale_action" | "four_eyes" | "duplicate" | "payload_too_large" | "locked_out" | "seat_locked" | "too_many_requests" | "internal" | "dependency_down" | "term_missing" | "calendar_year_missing" | "webhook_target_refused" | "outside_shift" | "outside_hours" | "cap_reached" | "not_qualified" | "list_empty" | "list_paused" | "seat_held" | "campaign_not_running" | "calling_stopped" | "withdrawn" | "do_not_call" | "number_contacted_recently" | "number_attempts_reached" | "customer_attempts_reached" | "card_open" | "no_open_card" | "call_open" | "no_open_call" | "outcome_missing" | "outcome_exists" | "outcome_contradicts_call" | "outcome_needs_confirmation" | "rang_too_briefly" | "number_not_revealed" | "phone_offline" | "not_supported" | "gateway_down" | "not_listened" | "not_answered_yet" | "appeal_term_over" | "recording_not_playable" | "file_not_recognised" | "file_empty" | "file_no_phone_column" | "file_broken_quote" | "file_broken" | "file_too_wide" | "file_too_long" | "file_encoding" | "mapping_invalid" | "list_empty_file" | "list_same_file" | "switch_file_known" | "switch_recordings_broken" | "mapping_name_taken" | "period_not_over" | "earlier_statement_open" | "ceiling_exceeded" | "invoice_amount_differs" | "script_syntax" | "script_not_allowed";
            errors?: components["schemas"]["FieldProblem"][];
            facts: {
                [key: string]: unknown;
            };
            requestId: string;
            status: number;
            title: string;
            /** @description `urn:dialproof:problem:` and the code */
            type: string;
        };
        ProblemView: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
        };
        ProvisionalItemView: {
            /** @description Whole fen */
            amountFen: string;
            key: string;
            period: string;
            why: components["schemas"]["FalsificationWhyView"];
        };
        PushBody: {
            customers: components["schemas"]["PushedCustomerBody"][];
        };
        PushedAttributeBody: {
            /** @description As scripts name it */
            name: string;
            value: string;
        };
        PushedCustomerBody: {
            attributes?: components["schemas"]["PushedAttributeBody"][];
            /** @description The bank's own number of the customer */
            customerRef: string;
            /** @description male, female, 男, 女; else left empty */
            gender?: string;
            name?: string;
            phones: string[];
            /** @description 9 first */
            priority?: number;
            region?: string;
        };
        PushedProblemView: {
            /** @description As in the reject report, e.g. phone_length, do_not_call, duplicate_in_campaign */
            code: string;
            /** @description e.g. phones.0; null: the customer as a whole */
            field: string | null;
            /** @description What was sent, masked */
            masked: string;
        };
        PushedRowView: {
            /** @description Place in the batch, from 0 */
            index: number;
            /** @description Of an accepted customer: what was left out */
            problems: components["schemas"]["PushedProblemView"][];
            /** @enum {string} */
            state: "accepted" | "refused";
        };
        PushView: {
            accepted: number;
            refused: number;
            rows: components["schemas"]["PushedRowView"][];
        };
        QualificationProblemView: {
            /** @enum {string} */
            kind: "labour_contract" | "confidentiality" | "training" | "exam";
            on: string | null;
            /** @enum {string} */
            problem: "missing" | "expired" | "failed";
        };
        QualificationView: {
            ok: boolean;
            problems: components["schemas"]["QualificationProblemView"][];
        };
        RatesView: {
            items: components["schemas"]["RateView"][];
        };
        RateView: {
            contractId: string;
            contractTitle: string;
            decided: number;
            falseRecords: number;
            from: string;
            highBps: number | null;
            lowBps: number | null;
            outcomes: number;
            /** @description Basis points, weighted by stratum */
            rateBps: number | null;
            sampled: number;
            to: string;
        };
        ReasonBody: {
            reason: string;
        };
        ReassignBody: {
            reason: string;
            toAgentId?: string;
        };
        RecordColumnsBody: {
            answer: number | null;
            cause: number | null;
            date: number | null;
            duration: number | null;
            end: number | null;
            extension: number;
            number: number;
            recording: number | null;
            /** @description Columns are counted from 0 */
            start: number;
            talk: number | null;
        };
        RedeliveredView: {
            deliveries: number;
        };
        RefusalView: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
        };
        RejectsPage: {
            items: components["schemas"]["RejectView"][];
            next: string | null;
        };
        RejectView: {
            code: string;
            column: string | null;
            masked: string | null;
            row: number;
        };
        ReportBody: {
            /** @description The vendor's report in writing */
            note: string;
        };
        RetriedView: {
            /** @description Calls that will be examined once more */
            retried: number;
        };
        RevealBody: {
            callId: string;
            cardId: string;
        };
        RevealedNumberView: {
            callId: string;
            /** @description The one full number that ever leaves; each answer stands in the audit trail */
            number: string;
        };
        RevealedView: {
            findings: components["schemas"]["FindingView"][];
            /** @enum {string} */
            origin: "flag" | "sample" | "both";
            risk: number;
        };
        ReviewCounts: {
            appealed: number;
            cannotBeExamined: number;
            decidedToday: number;
            open: number;
            /** @description Ended calls with an outcome that wait for their examination */
            waiting: number;
        };
        ReviewItem: {
            /** @description How people name the call, e.g. 20261019-412 */
            callRef: string;
            /**
             * @description Only in the queue of decided ones
             * @enum {string|null}
             */
            decision: "confirmed" | "cleared" | "cannot_tell" | null;
            id: string;
            placedAt: string | null;
            seat: string;
            /** @enum {string} */
            state: "open" | "decided" | "appealed" | "closed" | "final";
            talkSeconds: number | null;
            workOn: string;
        };
        ReviewsPage: {
            counts: components["schemas"]["ReviewCounts"];
            items: components["schemas"]["ReviewItem"][];
            next: string | null;
        };
        ReviewView: {
            /** @description What the asker may do now: answer, decide, revise, close_appeal */
            actions: string[];
            agentName: string;
            appeal: components["schemas"]["AppealView"] | null;
            appealTerm: components["schemas"]["AppealTermView"] | null;
            callId: string | null;
            callRef: string;
            caseId: string;
            /** @description 2: one a leg; 1: mono */
            channels: number | null;
            checks: components["schemas"]["CheckView"][] | null;
            claim: components["schemas"]["ClaimView"] | null;
            /** @description Empty until the person's own decision; an appeal shows the first ones after the answer */
            decisions: components["schemas"]["DecisionView"][];
            /** @description For `decisionsSeen` */
            decisionsCount: number;
            /** @description Length of the axis */
            durationMs: number;
            /** @description Whether the analyser could work; lanes are empty otherwise */
            examined: boolean;
            /** @enum {string|null} */
            heard: "conversation" | "nobody" | "tone_or_notice" | "unclear" | null;
            id: string;
            lanes: components["schemas"]["LanesView"];
            /** @description Whether the person has listened to it */
            listened: boolean;
            pbx: components["schemas"]["PbxView"] | null;
            placedAt: string | null;
            /** @description Why the call cannot be examined */
            problem: components["schemas"]["ProblemView"] | null;
            /** @enum {string} */
            recording: "playable" | "none" | "altered" | "unreadable" | "pending";
            revealed: components["schemas"]["RevealedView"] | null;
            seat: string;
            segments: components["schemas"]["SegmentView"][];
            /**
             * @description Which decision is to be made
             * @enum {string}
             */
            stage: "review" | "appeal";
            /** @enum {string} */
            state: "open" | "decided" | "appealed" | "closed" | "final";
            talkSeconds: number | null;
            workOn: string;
        };
        RotationBody: {
            overlapSeconds: number;
        };
        SaidBody: {
            callId: string;
            /** @enum {string} */
            event: "answered" | "ended";
        };
        SameFileView: {
            campaign: string;
            listId: string;
            name: string;
            uploadedAt: string;
        };
        SavedMappingsView: {
            items: components["schemas"]["SavedMappingView"][];
        };
        SavedMappingView: {
            columns: components["schemas"]["MappedColumnBody"][];
            customerRefFromPhone: boolean;
            dealAlikeColumn: number | null;
            id: string;
            name: string;
            savedAt: string;
            savedBy: string;
            usedAt: string;
        };
        SavedSwitchMappingView: {
            exchange: string;
            mapping: components["schemas"]["SwitchMappingBody"];
            savedAt: string;
        };
        ScriptBody: {
            objections: components["schemas"]["ScriptPart"][];
            /** @description Template */
            opening: string;
            sections: components["schemas"]["ScriptPart"][];
        };
        ScriptPart: {
            /** @description Unique in the script */
            key: string;
            /** @description Template */
            text: string;
            title: string;
        };
        ScriptPreview: {
            objections: components["schemas"]["ScriptPart"][];
            opening: string;
            sections: components["schemas"]["ScriptPart"][];
        };
        ScriptPreviewBody: {
            body: components["schemas"]["ScriptBody"];
            /**
             * @description Of the example customer; Chinese unless given
             * @enum {string}
             */
            language?: "zh-CN" | "en";
        };
        ScriptsView: {
            items: components["schemas"]["ScriptView"][];
        };
        ScriptVersionBody: {
            body: components["schemas"]["ScriptBody"];
        };
        ScriptVersionView: {
            /** @description What the asker may do now: replace, submit, approve, retire */
            actions: string[];
            approvedAt: string | null;
            approvedBy: string | null;
            body: components["schemas"]["ScriptBody"];
            createdAt: string;
            createdBy: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "retired";
            version: number;
        };
        ScriptView: {
            id: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            title: string;
            /** @description Newest first */
            versions: components["schemas"]["ScriptVersionView"][];
        };
        SeatActView: {
            changed: number;
        };
        SeatCampaignView: {
            campaignId: string;
            left: number;
            title: string;
        };
        SeatDayView: {
            calls: number;
            connected: number;
            /** @enum {string} */
            state: "paid" | "other_order" | "beyond_seats";
            successCalls: components["schemas"]["SuccessCallView"][];
            /** @description Counted successes */
            successes: number;
            workOn: string;
        };
        SeatExtensionBody: {
            extension: string;
            seat: string;
        };
        SeatHoldView: {
            at: string;
            by: string;
            reason: string;
        };
        SeatRefusalView: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
        };
        SeatsBoardView: {
            at: string;
            cap: number;
            seats: components["schemas"]["SeatView"][];
            target: number;
            totals: components["schemas"]["SeatTotalsView"];
        };
        SeatTotalsView: {
            calls: number;
            cap: number;
            connected: number;
            handlingSeconds: number | null;
            intents: number;
            left: number;
            talking: number;
            target: number;
        };
        SeatView: {
            agentId: string;
            callbacksDue: number;
            callbacksWaiting: number;
            calls: number;
            cap: number;
            connected: number;
            displayName: string;
            handlingSeconds: number | null;
            hold: components["schemas"]["SeatHoldView"] | null;
            intents: number;
            left: number;
            leftBy: components["schemas"]["SeatCampaignView"][];
            /** @enum {string} */
            phone: "online" | "offline" | "unknown";
            refusal: components["schemas"]["SeatRefusalView"] | null;
            seat: string;
            since: string | null;
            staffNo: string;
            /** @enum {string} */
            state: "signed_out" | "locked" | "ready" | "prepared" | "placing" | "ringing" | "talking" | "wrap_up" | "paused";
            target: number;
        };
        SeenDocumentBody: {
            sha256: string;
        };
        SegmentView: {
            fromMs: number;
            /** @enum {string} */
            segment: "before_answer" | "talk";
            toMs: number;
        };
        ShiftsBody: {
            end: string;
            from: string;
            start: string;
            to: string;
            workingDaysOnly: boolean;
        };
        ShiftView: {
            end: string;
            id: string;
            on: string;
            start: string;
        };
        SignInBody: {
            /** @description Of the authenticator */
            code?: string;
            password: string;
            username: string;
        };
        SoftphoneView: {
            expiresAt: string;
            password: string;
            uri: string;
            url: string;
            username: string;
        };
        SpanView: {
            fromMs: number;
            toMs: number;
        };
        StartImportBody: {
            customerRef?: number;
            expiresInDays?: number;
            /** @enum {string} */
            level: "global" | "product" | "campaign";
            /** @description Columns of numbers, counted from 0 */
            numbers: number[];
            /** @description For rows that give none */
            reason: string;
            reasonColumn?: number;
            /** @description Product, or id of the campaign */
            scope?: string;
        };
        StartSwitchImportBody: {
            /** @description Name of the exchange; the mapping is kept under it */
            exchange: string;
            mapping: components["schemas"]["SwitchMappingBody"];
            /** @enum {string} */
            recordingsFrom: "none" | "archive" | "folder";
        };
        StatementDocumentView: {
            contract: components["schemas"]["DocumentContractView"];
            /** @enum {string} */
            currency: "CNY";
            /** @enum {string} */
            format: "dialproof-statement-1";
            lines: components["schemas"]["StatementLineView"][];
            months: components["schemas"]["MonthFiguresView"][];
            order: components["schemas"]["DocumentOrderView"];
            period: components["schemas"]["StatementPeriodView"];
            provisional: components["schemas"]["ProvisionalItemView"][];
            terms: components["schemas"]["PricedTermsView"][];
            totals: components["schemas"]["StatementTotalsView"];
            vendor: string;
        };
        StatementEventView: {
            /** @enum {string} */
            action: "report" | "assess" | "agree" | "dispute" | "approve" | "invoice" | "pay" | "close";
            at: string;
            /** @description Name of who did it; the bank's people are not named to the vendor */
            by: string;
            disputed: components["schemas"]["DisputedLineView"][];
            note: string | null;
            /** @description Whole fen, as it stood then */
            payableFen: string | null;
            /** @description SHA-256 of the document it was done on */
            sha256: string | null;
            /** @enum {string} */
            side: "bank" | "vendor";
            /** @enum {string} */
            state: "drafted" | "reported" | "assessed" | "disputed" | "agreed" | "approved" | "invoiced" | "paid" | "closed";
        };
        StatementInvoiceView: {
            /** @description Whole fen */
            amountFen: string;
            invoiceNo: string;
            paidOn: string | null;
            receivedOn: string;
        };
        StatementLineView: {
            adjustment: boolean;
            /** @description Whole fen */
            amountFen: string;
            /** @example fee:2026-07:seat-1 */
            key: string;
            /** @enum {string} */
            kind: "fee" | "falsification" | "complaint" | "carried";
            /** @description Whole fen */
            owedFen: string;
            period: string;
            /** @description Whole fen */
            settledFen: string;
            why: components["schemas"]["LineWhyView"];
        };
        StatementPeriodView: {
            /** @example 2026-Q3 */
            code: string;
            fromOn: string;
            toOn: string;
        };
        StatementProblemView: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
        };
        StatementRowView: {
            /** @description What the asker may do now */
            actions: ("report" | "assess" | "agree" | "dispute" | "approve" | "invoice" | "pay" | "close")[];
            /** @description Empty for the vendor's side */
            bank: string;
            contractCode: string;
            contractId: string;
            deadlines: components["schemas"]["DeadlineView"][];
            id: string;
            orderCode: string;
            orderId: string;
            orderTitle: string;
            /** @description Whether the period has ended */
            over: boolean;
            /** @description Whole fen, once assessed; live drafts say theirs when opened */
            payableFen: string | null;
            period: components["schemas"]["StatementPeriodView"];
            /** @enum {string} */
            state: "drafted" | "reported" | "assessed" | "disputed" | "agreed" | "approved" | "invoiced" | "paid" | "closed";
            vendor: string;
        };
        StatementsView: {
            items: components["schemas"]["StatementRowView"][];
        };
        StatementTotalsView: {
            /** @description Whole fen */
            adjustmentsFen: string;
            /** @description Whole fen */
            carriedFen: string;
            /** @description Whole fen */
            deductionsFen: string;
            /** @description Whole fen */
            feesFen: string;
            /** @description Whole fen */
            linesFen: string;
            /** @description Whole fen */
            netFen: string;
            /** @description Whole fen */
            payableFen: string;
            pricesIncludeVat: boolean;
            vatBps: number;
            /** @description Whole fen */
            vatFen: string;
        };
        StatementView: {
            /** @description What the asker may do now */
            actions: ("report" | "assess" | "agree" | "dispute" | "approve" | "invoice" | "pay" | "close")[];
            /** @description When these figures were computed */
            asOf: string;
            /** @description Empty for the vendor's side */
            bank: string;
            /** @description Whole fen */
            ceilingFen: string;
            /** @description Whole fen: payable of all frozen statements of the order */
            ceilingUsedFen: string;
            contractCode: string;
            contractId: string;
            deadlines: components["schemas"]["DeadlineView"][];
            document: components["schemas"]["StatementDocumentView"] | null;
            /** @description True from approval on: files exist and nothing changes any more */
            frozen: boolean;
            history: components["schemas"]["StatementEventView"][];
            id: string;
            invoice: components["schemas"]["StatementInvoiceView"] | null;
            orderCode: string;
            orderId: string;
            orderTitle: string;
            /** @description Whether the period has ended */
            over: boolean;
            /** @description Whole fen, once assessed; live drafts say theirs when opened */
            payableFen: string | null;
            period: components["schemas"]["StatementPeriodView"];
            problem: components["schemas"]["StatementProblemView"] | null;
            sha256: string | null;
            /** @enum {string} */
            state: "drafted" | "reported" | "assessed" | "disputed" | "agreed" | "approved" | "invoiced" | "paid" | "closed";
            /** @description False while the figures are computed anew at every reading */
            stored: boolean;
            vendor: string;
        };
        SuccessCallView: {
            callId: string;
            outcomeId: string;
            placedAt: string;
            /** @enum {string} */
            state: "counted" | "duplicate" | "false";
        };
        SuggestedColumnsView: {
            answer: number | null;
            cause: number | null;
            date: number | null;
            duration: number | null;
            end: number | null;
            extension: number | null;
            number: number | null;
            recording: number | null;
            start: number | null;
            talk: number | null;
        };
        SuggestedColumnView: {
            attributeName?: string;
            column: number;
            heading: string;
            /** @enum {string} */
            target: "customerRef" | "name" | "phone" | "region" | "priority" | "gender" | "consent" | "attribute" | "ignore";
            why: string;
        };
        SwitchClockView: {
            /** @description Negative: behind */
            aheadMs: number;
            /** @description Pairs of record and call that left no choice */
            pairs: number;
            spreadMs: number;
        };
        SwitchCountsView: {
            exact: number;
            extensionDiffers: number;
            /** @description Matched, but an auditor had decided before */
            frozen: number;
            /** @description Records without a call */
            none: number;
            /** @description Matched calls without an outcome */
            noOutcome: number;
            numberDiffers: number;
            recordingsMissing: number;
            recordingsOpen: number;
            recordingsTaken: number;
            recordingsUsedTwice: number;
            /** @description Records of calls that an earlier file supplies */
            second: number;
        };
        SwitchImportsView: {
            /** @description A folder of recordings is set up */
            hasFolder: boolean;
            items: components["schemas"]["SwitchImportView"][];
        };
        SwitchImportView: {
            actions: string[];
            bytesDone: number;
            /** @description Calls of the time of the file that have no record yet; of one import that stands still */
            callsWithoutRecord: number | null;
            clock: components["schemas"]["SwitchClockView"] | null;
            contractId: string;
            contractTitle: string;
            counts: components["schemas"]["SwitchCountsView"];
            endedAt: string | null;
            exchange: string | null;
            extensions: components["schemas"]["SeatExtensionBody"][];
            id: string;
            /** @description Rows that an earlier file held already */
            known: number;
            name: string;
            /** @enum {string} */
            phase: "reading" | "matching" | "recordings";
            problem: components["schemas"]["SwitchProblemView"] | null;
            /** @enum {string} */
            recordingsFrom: "none" | "archive" | "folder";
            recordingsName: string | null;
            refused: number;
            rows: number;
            sizeBytes: number;
            /** @enum {string} */
            state: "uploaded" | "importing" | "done" | "failed" | "stopped" | "discarded";
            taken: number;
            uploadedAt: string;
            uploadedBy: string;
        };
        SwitchMappingBody: {
            causes: components["schemas"]["NamedCauseBody"][];
            /** @enum {string} */
            channels: "unknown" | "agent_left" | "agent_right";
            columns: components["schemas"]["RecordColumnsBody"];
            extensions: components["schemas"]["SeatExtensionBody"][];
            /** @description Digits before the number for an outside line */
            numberPrefix: string;
            /** @enum {string} */
            timeOrder: "ymd" | "dmy" | "mdy" | "epoch";
            toleranceSeconds: number;
            /** @description IANA name, e.g. Asia/Shanghai */
            zone: string;
        };
        SwitchPreviewRow: {
            cells: string[];
            row: number;
        };
        SwitchPreviewView: {
            headings: string[];
            mappings: components["schemas"]["SavedSwitchMappingView"][];
            rows: components["schemas"]["SwitchPreviewRow"][];
            seats: string[];
            suggested: components["schemas"]["SuggestedColumnsView"];
            zone: string;
        };
        SwitchProblemView: {
            code: string;
            facts: {
                [key: string]: unknown;
            };
        };
        SwitchRecordsPage: {
            items: components["schemas"]["SwitchRecordView"][];
            next: string | null;
        };
        SwitchRecordView: {
            agentName: string | null;
            callId: string | null;
            extension: string;
            hasOutcome: boolean;
            id: string;
            masked: string;
            /** @enum {string} */
            match: "exact" | "extension_differs" | "number_differs" | "second_record" | "none" | "unmatched";
            offsetMs: number | null;
            /**
             * @description Sealed for auditors
             * @enum {string|null}
             */
            outcome: "intent" | "callback" | "refused" | "strong_refusal" | "no_answer" | "busy" | "switched_off" | "invalid_number" | "wrong_person" | null;
            q850Cause: number | null;
            /** @enum {string} */
            recording: "none" | "named" | "found" | "used_twice" | "taken" | "not_needed" | "missing" | "empty" | "too_large" | "unreadable";
            recordingName: string | null;
            row: number;
            seat: string | null;
            settledAs: string | null;
            /** @description By the exchange's clock */
            startedAt: string;
            talkSeconds: number | null;
        };
        SwitchRejectsPage: {
            items: components["schemas"]["SwitchRejectView"][];
            next: string | null;
        };
        SwitchRejectView: {
            code: string;
            column: string | null;
            masked: string;
            row: number;
            /** @description The row was taken without this value */
            rowTaken: boolean;
        };
        SystemAudit: {
            headAt: string | null;
            sealed: string;
            unsealed: number;
        };
        SystemCheck: {
            ageSeconds: number | null;
            detail: string;
            name: string;
            ok: boolean;
        };
        SystemQueue: {
            active: number;
            delayed: number;
            failed: number;
            name: string;
            parked: number;
            waiting: number;
        };
        SystemView: {
            audit: components["schemas"]["SystemAudit"];
            checks: components["schemas"]["SystemCheck"][];
            queues: components["schemas"]["SystemQueue"][];
            version: string;
        };
        TargetListsView: {
            items: components["schemas"]["TargetListView"][];
        };
        TargetListView: {
            accepted: number;
            actions: string[];
            campaignId: string;
            effects: components["schemas"]["ListEffectsView"] | null;
            id: string;
            losses: components["schemas"]["ListLoss"][];
            name: string;
            /** @description 0 to 9, 9 first; null: as the file says for each customer */
            priority: number | null;
            problem: components["schemas"]["ListProblem"] | null;
            progress: components["schemas"]["ImportProgress"] | null;
            /** @description The bank's own system pushed the customers with a key of the person in `uploadedBy` */
            pushed: boolean;
            rejected: number;
            releasedAt: string | null;
            releasedBy: string | null;
            rows: number;
            sameFile: components["schemas"]["SameFileView"][];
            sizeBytes: number;
            /** @enum {string} */
            state: "uploaded" | "collecting" | "importing" | "imported" | "released" | "paused" | "failed" | "cancelled" | "withdrawn";
            stateReason: string | null;
            uploadedAt: string;
            uploadedBy: string;
        };
        TermsView: {
            document: {
                [key: string]: unknown;
            };
            effectiveOn: string;
            note: string | null;
            version: number;
        };
        ToneView: {
            cycles: number;
            fromMs: number;
            /** @enum {string} */
            kind: "ringback" | "busy" | "congestion" | "vacant_number" | "beep";
            toMs: number;
        };
        UnlockBody: {
            password: string;
        };
        WebhookBody: {
            bankId: string;
            title: string;
            url: string;
        };
        WebhookSecretView: {
            /** @description Shown this once */
            secret: string;
            webhook: components["schemas"]["WebhookView"];
        };
        WebhooksView: {
            items: components["schemas"]["WebhookView"][];
            /** @description Hosts that may be sent to, as configured; empty: none */
            targets: string;
        };
        WebhookView: {
            bank: string;
            bankId: string;
            createdAt: string;
            createdBy: string;
            dead: number;
            delivered: number;
            /** @description Until when deliveries carry the signature of the earlier secret, too */
            earlierUntil: string | null;
            /** @description Failed attempts since the last that went through */
            failures: number;
            id: string;
            lastDeliveredAt: string | null;
            /** @enum {string} */
            state: "active" | "paused" | "removed";
            stateAt: string;
            /** @enum {string|null} */
            stateReason: "person" | "failing" | "gone" | null;
            title: string;
            url: string;
            waiting: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Accounts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_addDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_planShifts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeysView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecretView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecretView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Appeals_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FalseRecordsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Appeals_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FalseRecordDetailView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Appeals_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FalseRecordDetailView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Listening_appealAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Listening_appealPeaks: {
        parameters: {
            query?: {
                columns?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeaksView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                action?: string;
                cursor?: string;
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankCampaigns_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankCampaignsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankCampaigns_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankCampaignBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankCampaignView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankCampaigns_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankCampaignView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankCampaigns_withdraw: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerWithdrawalBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerWithdrawalView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankOutcomes_block: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankDoNotCallBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankDoNotCallView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankLists_open: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankListBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankLists_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankLists_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankLists_push: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankCampaigns_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrdersView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankOutcomes_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOutcomesPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BankCampaigns_listScripts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankScriptsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calendar_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYears"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CallingStop_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallingStopView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CallingStop_stop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallingStopView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CallingStop_lift: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallingStopView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calls_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallFileView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_revise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OptionalReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignReports_callFunnel: {
        parameters: {
            query?: {
                by?: "agent" | "script" | "hour";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallFunnelView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignReports_customerFunnel: {
        parameters: {
            query?: {
                by?: "list" | "region" | "segment";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFunnelView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CustomerWithdrawals_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerWithdrawalBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerWithdrawalView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_deal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dealings_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealingsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignReports_goal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignReports_heatMap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeatMapView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_ofCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_prioritise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignPriorityBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_dial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DialBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_giveBack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveBackBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_hangUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HangUpBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_history: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayHistoryView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_next: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NextBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ManualCalls_notDialled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotDialledBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_outcome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_pause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_resume: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ManualCalls_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedNumberView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ManualCalls_said: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaidBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Softphone_give: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoftphoneView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Complaints_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Complaints_record: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Complaints_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Complaints_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintDecisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Complaints_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallSearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCallsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Contracts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchUploads_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dealings_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealingView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_list: {
        parameters: {
            query?: {
                cursor?: string;
                level?: "global" | "product" | "campaign";
                source?: "strong_refusal" | "manual" | "import";
                state?: "active" | "removal_requested" | "removed" | "lapsed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoNotCallBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallExports"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallExportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallExportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_csv: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_xlsx: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallExportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallExportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_maskedCsv: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_maskedXlsx: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImports"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImportPreview"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_rejects: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallRejects"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_rejectsCsv: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartImportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallDetails"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_putBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallDetails"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_requestRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_approveRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_refuseRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_withdrawRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_scopes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallScopes"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DoNotCall_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoNotCallSearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallMatches"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intents_list: {
        parameters: {
            query?: {
                campaignId?: string;
                cursor?: string;
                state?: "fresh" | "assigned" | "contacted" | "applied" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intents_handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intents_csv: {
        parameters: {
            query?: {
                campaignId?: string;
                language?: "zh-CN" | "en";
                state?: "fresh" | "assigned" | "contacted" | "applied" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intents_xlsx: {
        parameters: {
            query?: {
                campaignId?: string;
                language?: "zh-CN" | "en";
                state?: "fresh" | "assigned" | "contacted" | "applied" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListenIns_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenInsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListenIns_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListenInBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenInsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListenIns_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenInsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_startImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListSteering_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPreviewView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListSteering_prioritise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListPriorityBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_rejects: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_rejectsCsv: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_rejectsXlsx: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListSteering_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SavedMappings_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingNameBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMappingView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetListView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_parties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartiesView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_list: {
        parameters: {
            query?: {
                cursor?: string;
                queue?: "open" | "appealed" | "decided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_closeAppeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Listening_reviewAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Listening_reviewPeaks: {
        parameters: {
            query?: {
                columns?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeaksView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_rates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatesView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_retry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Lists_sample: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SavedMappings_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMappingsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SavedMappings_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SavedMappings_rename: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingNameBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMappingView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scripts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scripts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScriptBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scripts_addVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptVersionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scripts_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scripts_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scripts_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scripts_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptPreviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptPreview"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SeatsBoard_board: {
        parameters: {
            query?: {
                campaignId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatsBoardView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SeatActs_reassign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReassignBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatActView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SeatActs_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatActView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SeatActs_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatActView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SeatActs_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatActView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_activity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_lock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnlockBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_agree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenDocumentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenDocumentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_assess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_json: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementDocumentView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_lineCalls: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineCallsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_pay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Statements_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportsView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_callsWithoutRecord: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallsWithoutRecordPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchPreviewView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_recordings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_records: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "exact" | "extension_differs" | "number_differs" | "second_record" | "none" | "recording";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchRecordsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_rejects: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchRejectsPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchReports_rejectsCsv: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchReports_rejectsXlsx: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchReports_resultsCsv: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchReports_resultsXlsx: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSwitchImportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SwitchImports_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchImportView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    System_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhooksView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_listDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                state?: "waiting" | "delivered" | "dead";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveriesPage"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_redeliverDead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliveredView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretView"];
                };
            };
            /** @description Refused, or failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Refused, or failed */
            default: {
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
