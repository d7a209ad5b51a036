import { type Refused, refused } from '../operate/request.ts';
import { type CampaignBundle, parseBundle } from '../shared/campaign-bundle.ts';
import type { CampaignPointer } from '../shared/cloud-ports.ts';
import { sha256 } from '../shared/sha256.ts';
import { type InboxRow, inboxKey, launchId, type Manifest, readInboxRows, readManifest } from './launch-files.ts';
import type { LaunchPorts } from './launch-ports.ts';

/** A launch as it lies in the inbox, and what runs now. */
export interface Launch {
  readonly campaign: string;
  readonly launch: string;
  readonly manifest: Manifest;
  /** The bundle's text as it was put: it is kept byte for byte. */
  readonly text: string;
  readonly next: CampaignBundle;
  /** Empty where only the files are updated. */
  readonly rows: readonly InboxRow[];
  readonly pointer: CampaignPointer | undefined;
  readonly before: CampaignBundle | undefined;
  /** Its text. */
  readonly textBefore: string | undefined;
}

type Ports = Pick<LaunchPorts, 'objects' | 'pointers'>;

/** Reads what the command put, and holds it against its id: what is there is what was meant, or nothing is done. */
export async function readLaunch(ports: Ports, campaign: string, launch: string): Promise<Launch | Refused> {
  const { objects, pointers } = ports;
  const manifest = await readManifest(objects, campaign, launch);
  const text = await objects.get(inboxKey(campaign, launch, 'bundle.json'));
  if (!manifest || text === undefined)
    return refused(`launch: inbox/${campaign}/${launch} is not complete. Launch again.`);
  if (sha256(text) !== manifest.bundleHash || launchId(manifest) !== launch || manifest.campaign !== campaign)
    return refused(`launch: inbox/${campaign}/${launch} is not what its name says. Launch again.`);
  const pointer = await pointers.pointer(campaign);
  const known = pointer && (await objects.get(pointer.bundleKey));
  const rows = await readInboxRows(objects, campaign, launch);
  return {
    campaign,
    launch,
    manifest,
    text,
    rows,
    pointer,
    next: parseBundle(text),
    before: known === undefined ? undefined : parseBundle(known),
    textBefore: known,
  };
}
