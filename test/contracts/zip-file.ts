import { crc32 } from 'node:zlib';

const VERSION = 20;

/** A zip archive of one file, not compressed: what a Lambda's code is handed over in. */
export function zipFile(name: string, text: string): Buffer {
  const path = Buffer.from(name);
  const body = Buffer.from(text);
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(VERSION, 0);
  entry.writeUInt32LE(crc32(body), 10);
  entry.writeUInt32LE(body.length, 14);
  entry.writeUInt32LE(body.length, 18);
  entry.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), entry, path, body]);
  // Comment, disk, attributes and the place of the entry, which is 0: all that stands in the directory besides.
  const listed = Buffer.concat([Buffer.from('PK\x01\x02'), sized(2, VERSION), entry, Buffer.alloc(14), path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, listed, Buffer.from('PK\x05\x06'), end]);
}

function sized(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
