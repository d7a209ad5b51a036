import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import type * as z from 'zod';

/** Messages of a queue; read one by one, so that one that is not of the schema fails by itself. */
export function readMessages<Message>(event: SQSEvent, schema: z.ZodType<Message>) {
  return event.Records.map(({ messageId, body }) => ({
    id: messageId,
    entry: (): Message => schema.parse(JSON.parse(body)),
  }));
}

/** The new images of a stream's records, by their place in it; what was removed has none. */
export function readImages(event: DynamoDBStreamEvent) {
  return event.Records.flatMap(({ dynamodb }): { id: string; entry: unknown }[] => {
    const { NewImage, SequenceNumber = '' } = dynamodb ?? {};
    return NewImage ? [{ id: SequenceNumber, entry: NewImage }] : [];
  });
}
