import { describeIntake } from '../conformance/intake.ts';
import { describeJobStore } from '../conformance/job-store.ts';
import { describeResultStore } from '../conformance/result-store.ts';
import { describeSettlement } from '../conformance/settlement.ts';
import { describeWebhookOutbox } from '../conformance/webhook-outbox.ts';
import { openAws } from './ports.ts';

describeJobStore('The DynamoDB job store', openAws);
describeResultStore('The S3 result store', openAws, { exactUsage: true });
describeWebhookOutbox('The DynamoDB webhook outbox', openAws);
describeIntake('The AWS intake', openAws);
describeSettlement('The AWS settlement', openAws);
