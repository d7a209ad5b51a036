/** Domains at which anybody can have a mailbox: sharing one says nothing about an organisation. */
export const PUBLIC_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  [
    'gmail.com googlemail.com outlook.com outlook.dk outlook.de hotmail.com hotmail.nl hotmail.de hotmail.dk hotmail.co.uk',
    'live.com live.nl live.dk live.de live.co.uk msn.com yahoo.com yahoo.de yahoo.dk yahoo.co.uk ymail.com aol.com',
    'icloud.com me.com mac.com proton.me protonmail.com pm.me hey.com fastmail.com zoho.com mail.com gmx.com',
    'ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl chello.nl upcmail.nl xs4all.nl casema.nl quicknet.nl',
    'zonnet.nl tele2.nl telfort.nl solcon.nl online.nl caiway.nl caiway.net versatel.nl wxs.nl freeler.nl onsnet.nu',
    'mail.dk stofanet.dk tdcadsl.dk post.tele.dk tdc.dk youmail.dk jubii.dk ofir.dk webspeed.dk privat.dk',
    'energimail.dk email.dk mail.tele.dk pc.dk',
    't-online.de gmx.de gmx.net gmx.at gmx.ch web.de freenet.de arcor.de 1und1.de online.de vodafone.de vodafonemail.de',
    'kabelmail.de posteo.de mailbox.org email.de magenta.de tutanota.com tutanota.de tuta.io unitybox.de',
    'btinternet.com virginmedia.com ntlworld.com sky.com talktalk.net blueyonder.co.uk o2.co.uk plusnet.com',
    'skynet.be telenet.be proximus.be orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it bluewin.ch',
  ].flatMap((line) => line.split(' ')),
);
