// Made by `npm run types` from the server's OpenAPI document. Not edited by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            reason: string;
            problems?: {
                where: string;
                what: string;
                cure: string;
            }[];
            who?: string;
            /** Format: date-time */
            when?: string;
        };
        SignIn: {
            user: string;
            /** Format: password */
            password: string;
        };
        Session: {
            user: {
                id: string;
                name: string;
                unit: string | null;
                unit_title: string | null;
                roles: {
                    role: string;
                    package: string;
                    title: string;
                    unit: string | null;
                }[];
            };
            csrf: string;
            must_change_password: boolean;
        };
        PasswordChange: {
            old: string;
            new: string;
        };
        SetUp: {
            code: string;
            user: string;
            name: string;
            password: string;
        };
        Outcome: {
            name: string;
            title: string;
            adverse: boolean;
            /** @enum {string} */
            opinion: "required" | "optional";
            basis?: string | null;
            requires?: string[];
            write?: {
                [key: string]: string[];
            };
            needs_items?: boolean;
        };
        Row: {
            case: string;
            task: number | null;
            title: string;
            package: string;
            workflow: string;
            workflow_title: string;
            state: string;
            state_title: string;
            applicant: string | null;
            applicant_unit: string | null;
            unit_title: string | null;
            /** Format: date-time */
            arrived_at: string;
            /** Format: date-time */
            due_at: string | null;
            working_days_left: number | null;
            overdue: boolean;
            urgent: boolean;
            assignee: string | null;
            outcomes: components["schemas"]["Outcome"][];
            needs_input: boolean;
            status: string;
            outcome: string | null;
            outcome_title?: string;
            task_status?: string;
        };
        DraftRow: {
            draft: string;
            title: string;
            package: string;
            workflow: string;
            workflow_title: string;
            /** Format: date-time */
            saved_at: string;
        };
        InboxPage: {
            rows: components["schemas"]["Row"][];
            drafts?: components["schemas"]["DraftRow"][];
            total: number;
            counts: {
                todo: number;
                done: number;
                mine: number;
                drafts: number;
            };
        };
        StartableWorkflow: {
            package: string;
            package_title: string;
            workflow: string;
            id: string;
            title: string;
            basis: string | null;
            form: string | null;
            collects: boolean;
            about: {
                workflow: string;
            } | null;
        };
        StartableWorkflows: components["schemas"]["StartableWorkflow"][];
        Option: {
            value: string;
            title: string;
        };
        TreeNode: {
            value: string;
            title: string;
            children?: components["schemas"]["TreeNode"][];
        };
        FormField: {
            name: string;
            title: string;
            type: string;
            required: boolean;
            max: number | null;
            pattern: string | null;
            note: string | null;
            text: string | null;
            options: components["schemas"]["Option"][] | null;
            tree: components["schemas"]["TreeNode"][] | null;
            columns: components["schemas"]["FormField"][] | null;
            readonly: boolean;
        };
        FormView: {
            form: string;
            title: string;
            fields: components["schemas"]["FormField"][];
            sections: {
                title: string | null;
                rows: string[][];
            }[];
        };
        Values: {
            [key: string]: unknown;
        };
        StartView: {
            workflow: string;
            title: string;
            basis: string | null;
            form: components["schemas"]["FormView"];
            values: components["schemas"]["Values"];
        };
        Start: {
            package: string;
            workflow: string;
            data: components["schemas"]["Values"];
            about?: {
                case: string;
                item?: string | null;
            };
            draft?: string;
        };
        Receipt: {
            case: string;
            revision: number;
            seq: number;
            state: string;
            opened: {
                task: number;
                state: string;
                title: string;
                role_title: string;
            }[];
            facts: number;
        };
        Draft: {
            draft: string;
            package: string;
            workflow: string;
            data: components["schemas"]["Values"];
            version: number;
            /** Format: date-time */
            saved_at: string;
        };
        DraftChange: {
            package: string;
            workflow: string;
            data: components["schemas"]["Values"];
            version: number;
        };
        DraftVersion: {
            version: number;
        };
        Due: {
            /** Format: date-time */
            at: string;
            working_days_left: number | null;
            overdue: boolean;
            explain: string | null;
        };
        Task: {
            no: number;
            state: string;
            title: string;
            basis: string | null;
            role_title: string;
            signer: string | null;
            assignee: string | null;
            status: string;
            mine: boolean;
            /** Format: date-time */
            arrived_at: string;
            due: components["schemas"]["Due"] | null;
            correction: boolean;
            /** @enum {string|null} */
            over: "waiting" | "agenda" | null;
            form_write: {
                [key: string]: string[];
            };
            outcomes: components["schemas"]["Outcome"][];
            saved?: components["schemas"]["Values"];
        };
        Offer: {
            verb: string;
            task: number | null;
            outcome: string | null;
            title: string;
            main: boolean;
            adverse: boolean;
            /** @enum {string} */
            opinion: "required" | "optional";
            basis: string | null;
            next: string | null;
            targets: components["schemas"]["Option"][];
            wants_person: boolean;
        };
        CaseForm: {
            form: string;
            title: string;
            view: components["schemas"]["FormView"];
            values: components["schemas"]["Values"];
            read: string[];
            write: string[];
        };
        Paper: {
            id: string;
            form: string;
            title: string;
            as: string | null;
            number: string | null;
            /** @enum {string} */
            status: "rendering" | "draft" | "final";
            sha256: string | null;
            code: string | null;
            /** Format: date-time */
            made_at: string | null;
            pages: number | null;
        };
        File: {
            id: string;
            name: string;
            size: number;
            type: string;
            sha256: string;
        };
        Attachment: {
            id: string;
            name: string;
            size: number;
            type: string;
            sha256: string;
            field: string;
            url: string;
        };
        TimelineEntry: {
            seq: number | null;
            /** Format: date-time */
            at: string | null;
            /** Format: date-time */
            happened_at: string | null;
            who: string | null;
            post: string | null;
            verb: string;
            title: string;
            state_title: string | null;
            outcome_title: string | null;
            opinion: string | null;
            basis: string | null;
            /** Format: date-time */
            arrived_at: string | null;
            working_time: string | null;
            /** @enum {string} */
            kind: "done" | "now" | "coming" | "engine";
        };
        Flow: {
            states: {
                name: string;
                title: string;
                kind: string;
                parent: string | null;
                /** @enum {string} */
                status: "done" | "now" | "idle";
            }[];
            transitions: {
                from: string;
                to: string;
                title: string;
            }[];
        };
        AgendaRow: {
            item: string;
            case: string;
            title: string;
            subject: string | null;
            status: string;
            outcome: string | null;
            outcome_title: string | null;
            open_cases: number;
            fields: components["schemas"]["Values"];
        };
        Seen: {
            [key: string]: unknown;
        };
        Child: {
            no: number;
            state_title: string;
            workflow_title: string;
            case: string | null;
            title: string | null;
            /** @enum {string} */
            status: "asked" | "running" | "ended" | "withdrawn";
            at: string | null;
            outcome_title: string | null;
        };
        Case: {
            id: string;
            title: string;
            package: string;
            workflow: string;
            workflow_title: string;
            workflow_id: string;
            basis: string | null;
            version: string;
            revision: number;
            /** @enum {string} */
            status: "running" | "held" | "ended" | "voided";
            outcome: string | null;
            outcome_title: string | null;
            urgent: boolean;
            stranded: boolean;
            starter: {
                id: string;
                name: string;
                unit_title: string | null;
            };
            unit_title: string | null;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            ended_at: string | null;
            state_titles: string[];
            forms: components["schemas"]["CaseForm"][];
            tasks: components["schemas"]["Task"][];
            offers: components["schemas"]["Offer"][];
            papers: components["schemas"]["Paper"][];
            attachments: components["schemas"]["Attachment"][];
            timeline: components["schemas"]["TimelineEntry"][];
            flow: components["schemas"]["Flow"];
            subject: {
                register: string;
                package: string;
                id: string;
                title: string;
            } | null;
            about: {
                case: string;
                item: string | null;
                title: string;
            } | null;
            agenda: components["schemas"]["AgendaRow"][];
            selection: components["schemas"]["Selection"] | null;
            children: components["schemas"]["Child"][];
            parent: {
                case: string;
                title: string;
            } | null;
            seen: components["schemas"]["Seen"];
        };
        Wanted: {
            name: string;
            title: string;
            value: string;
        }[];
        AnswerChoice: {
            name: string;
            title: string;
            fills: boolean;
            /** @enum {string} */
            opinion: "required" | "optional";
        };
        Place: {
            no: number;
            row: number;
            state: string;
            state_title: string;
            wanted: components["schemas"]["Wanted"];
            /** @enum {string} */
            status: "open" | "invited" | "filled";
            name: string | null;
            record: string | null;
        };
        DrawView: {
            no: number;
            row: number;
            state_title: string;
            wanted: components["schemas"]["Wanted"];
            /** @enum {string} */
            order: "random" | "rotation" | "rank";
            candidates: {
                no: number;
                name: string;
                record: string | null;
            }[];
            kept_out: {
                name: string;
                why: string;
                record: string | null;
            }[];
            list_hash: string;
            commitment: string;
            /** Format: date-time */
            frozen_at: string;
            frozen_by: string;
            secret: string | null;
            words: string | null;
            drawn: number[];
            /** Format: date-time */
            drawn_at: string | null;
            drawn_by: string | null;
            protocol: string;
        };
        CaseInvitation: {
            no: number;
            place: number;
            draw: number | null;
            name: string;
            record: string | null;
            /** @enum {string} */
            status: "asked" | "answered" | "withdrawn";
            /** Format: date-time */
            asked_at: string;
            /** Format: date-time */
            due_at: string | null;
            minutes_left: number | null;
            answer: string | null;
            answer_title: string | null;
            opinion: string | null;
            channel: string | null;
            /** Format: date-time */
            answered_at: string | null;
            noted_by: string | null;
            answers: components["schemas"]["AnswerChoice"][];
            code: string | null;
        };
        Selection: {
            register: string | null;
            places: components["schemas"]["Place"][];
            draws: components["schemas"]["DrawView"][];
            invitations: components["schemas"]["CaseInvitation"][];
            channels: string[];
        };
        Freeze: Record<string, never>;
        Draw: {
            words?: string;
        };
        Choose: {
            place: number;
            record: string;
        };
        Answer: {
            answer: string;
            opinion?: string;
            channel?: string;
            code?: string;
        };
        InvitationAnswer: {
            answer: string;
            opinion?: string;
        };
        Invitation: {
            code: string;
            name: string;
            office: string;
            workflow_title: string;
            title: string;
            wanted: components["schemas"]["Wanted"];
            fields: {
                title: string;
                value: string;
            }[];
            /** Format: date-time */
            asked_at: string;
            /** Format: date-time */
            due_at: string | null;
            minutes_left: number | null;
            late: boolean;
            /** @enum {string} */
            status: "asked" | "answered";
            answers: components["schemas"]["AnswerChoice"][];
            answer: string | null;
            answer_title: string | null;
            /** Format: date-time */
            answered_at: string | null;
        };
        Invitations: components["schemas"]["Invitation"][];
        WaitingList: {
            rows: {
                case: string;
                title: string;
                subject: string | null;
                /** Format: date-time */
                since: string;
                fields: components["schemas"]["Values"];
            }[];
        };
        JournalEntry: {
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            happened_at: string | null;
            actor: string | null;
            fact: string;
            title: string;
            detail: string | null;
            hash: string;
            previous: string | null;
        };
        Journal: components["schemas"]["JournalEntry"][];
        Claim: Record<string, never>;
        Release: Record<string, never>;
        Save: {
            data: components["schemas"]["Values"];
        };
        Ballot: {
            item: string;
            outcome: string;
            opinion?: string;
        };
        Decide: {
            outcome?: string;
            opinion?: string;
            data?: components["schemas"]["Values"];
            items?: string[];
            ballots?: components["schemas"]["Ballot"][];
            seen?: components["schemas"]["Seen"];
            /** Format: date-time */
            happened_at?: string;
            basis?: string;
        };
        Return: {
            opinion: string;
            seen?: components["schemas"]["Seen"];
            to?: string;
            then?: string;
        };
        Reason: {
            opinion?: string;
        };
        Give: {
            to: string;
            opinion?: string;
        };
        AddSigner: {
            to: string;
            /** @enum {string} */
            place: "before" | "after" | "beside";
            opinion?: string;
        };
        People: {
            rows: {
                user: string;
                name: string;
                unit: string;
                of_role: boolean;
            }[];
        };
        Withdraw: {
            opinion?: string;
        };
        Comment: {
            opinion: string;
        };
        Collector: {
            package: string;
            workflow: string;
            title: string;
            can_start: boolean;
            waiting: number;
            running: components["schemas"]["Row"][];
        };
        Collectors: components["schemas"]["Collector"][];
        Registers: {
            package: string;
            register: string;
            title: string;
            count: number;
            /** @description whether there are statistics that this actor may see */
            statistics: boolean;
        }[];
        Statistics: {
            title: string;
            standing: string | null;
            /** Format: date */
            day: string;
            records: number;
            pictures: {
                name: string;
                title: string;
                bars: {
                    title: string;
                    count: number;
                }[];
            }[];
        };
        RegisterPage: {
            title: string;
            columns: {
                name: string;
                title: string;
                type: string;
            }[];
            rows: {
                id: string;
                cells: components["schemas"]["Values"];
                standing: string | null;
                standing_title: string | null;
                /**
                 * Format: date
                 * @description half-open: this day is no longer included
                 */
                until: string | null;
                /**
                 * Format: date
                 * @description the last day that is included
                 */
                last_day: string | null;
                holds: string[];
            }[];
            total: number;
        };
        Book: {
            name: string;
            title: string;
            entries: {
                /** Format: date */
                happened_at: string;
                /** Format: date-time */
                recorded_at: string;
                case: string | null;
                corrected: boolean;
                values: {
                    title: string;
                    value: string;
                }[];
            }[];
        };
        Counter: {
            name: string;
            title: string;
            value: string | null;
            window: string;
            entries: {
                /** Format: date */
                happened_at: string;
                words: string;
                counts: boolean;
                why: string | null;
            }[];
        };
        RecordView: {
            title: string;
            record: components["schemas"]["Values"];
            fields: components["schemas"]["FormField"][];
            standings: {
                /** @enum {string} */
                kind: "main" | "hold";
                name: string;
                title: string;
                /** Format: date */
                from: string;
                /**
                 * Format: date
                 * @description half-open: this day is no longer included
                 */
                until: string | null;
                /**
                 * Format: date
                 * @description the last day that is included
                 */
                last_day: string | null;
                basis: string | null;
                case: string | null;
            }[];
            books: components["schemas"]["Book"][];
            counters: components["schemas"]["Counter"][];
            cases: components["schemas"]["Row"][];
            journal: components["schemas"]["Journal"];
        };
        NoticeSummary: {
            id: string;
            title: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            closes_at: string | null;
            working_days_left: number | null;
            open: boolean;
            count: number;
        };
        Notices: components["schemas"]["NoticeSummary"][];
        Notice: {
            id: string;
            title: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            closes_at: string | null;
            working_days_left: number | null;
            open: boolean;
            count: number;
            fields: {
                title: string;
                value: string;
            }[];
            items: {
                item: string;
                title: string;
                fields: {
                    name: string;
                    title: string;
                    value: string;
                }[];
            }[];
            paper: string | null;
            objection: {
                package: string;
                workflow: string;
                form: components["schemas"]["FormView"];
            } | null;
        };
        Objection: {
            item: string;
            data: components["schemas"]["Values"];
        };
        ObjectionReceipt: {
            receipt: string;
            code: string;
        };
        Verification: {
            valid: boolean;
            known: boolean;
            unchanged: boolean | null;
            kind?: string | null;
            title: string | null;
            number: string | null;
            holder?: string | null;
            /** Format: date-time */
            issued_at?: string | null;
            /** Format: date-time */
            made_at: string | null;
            /** Format: date */
            valid_until?: string | null;
            standing?: string | null;
            sha256: string | null;
            journal: boolean;
            signed_to_the_end: boolean | null;
            signatures: {
                signer: string | null;
                reason: string | null;
                /** Format: date-time */
                at: string | null;
                stamped: boolean;
                /** Format: date-time */
                certificate_until: string | null;
                /** @enum {unknown} */
                verdict: "unreadable" | "changed" | "outdated" | "untrusted" | "valid";
            }[];
            statement_zh: string;
            statement_en: string;
        };
        ParkedList: {
            rows: {
                id: string;
                kind: string;
                case: string | null;
                about: string;
                error: string;
            }[];
        };
        Retry: {
            kind: string;
            case?: string | null;
            id: string;
        };
        Explanation: {
            task: number;
            role: string;
            unit: string | null;
            people: string[];
            excluded: {
                name: string;
                why: string;
            }[];
            cause: {
                /** Format: date-time */
                at: string;
                actor: string | null;
                title: string;
            } | null;
            due: string | null;
            outcomes: {
                name: string;
                title: string;
                refused: string | null;
                leads: string[];
            }[];
        };
        Clock: {
            /** Format: date-time */
            now: string;
            pending: number;
        };
        ClockChange: {
            advance?: string;
            /** Format: date-time */
            to?: string;
        };
        Trial: {
            expression: string;
            with?: Record<string, never>;
            package?: string;
        };
        TrialResult: {
            compiled: boolean;
            kind: string | null;
            value: unknown;
            feel: string | null;
            problems: {
                offset: number;
                length: number;
                text: string;
            }[];
        };
        TableText: {
            text: string;
            package?: string;
        };
        TableCheck: {
            good: boolean;
            table: {
                id: string;
                title: string;
                rows: number;
                tests: number;
            } | null;
            problems: {
                line: number;
                column: number;
                what: string;
                cure: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
