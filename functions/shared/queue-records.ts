import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import * as z from 'zod';

/** Messages of a queue, each read by its schema; one that is not of it fails by itself. */
export function readMessages<Message>(event: SQSEvent, schema: z.ZodType<Message>) {
  return event.Records.map(({ messageId, body }) => ({
    id: messageId,
    entry: (): Message => schema.parse(JSON.parse(body)),
  }));
}

const image = z.record(z.string(), z.looseObject({ S: z.string().optional() }));

/** The new images of a stream's records, by their place in it. */
export function readImages(event: DynamoDBStreamEvent) {
  return event.Records.flatMap(({ dynamodb }) => {
    const { NewImage, SequenceNumber = '' } = dynamodb ?? {};
    return NewImage ? [{ id: SequenceNumber, image: image.parse(NewImage) }] : [];
  });
}

/** A text attribute of an image. */
export function textOf(item: z.output<typeof image>, name: string): string | undefined {
  return item[name]?.S;
}
