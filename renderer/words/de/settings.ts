import type { Words } from '../en/index.ts';

/** The settings. */
export const settings: Words['settings'] = {
  useMine: 'Meine nehmen',
  about: {
    title: 'Über Carillon',
    desktop: 'als Programm auf dem Desktop',
    browser: 'im Hintergrund, im Browser gezeigt',
  },
  bot: {
    practice: 'Du probierst Carillon aus: Seine Nachrichten gehen nur in den Übungschat.',
    notConnected: 'noch nicht verbunden',
    nobody: 'noch niemandem',
    pair: 'Mit anderem Konto verbinden',
    leavePractice: 'Übungsmodus verlassen',
    change: 'Bot oder Token wechseln',
    practiceKept:
      'Nichts wird gelöscht: Die Übungsnachrichten warten hier angehalten, bis du in den Übungsmodus zurückkommst.',
    kept: 'Nichts wird gelöscht: Die Nachrichten dieses Bots bleiben erhalten und gehen weiter, sobald du ihn mit seinem jetzigen Token wieder verbindest. Bis dahin wird keine gesendet.',
    stay: 'Bleiben',
  },
  changes: {
    window: 'im Fenster',
    tray: 'im Menü des Symbols',
    chat: 'im Chat',
    title: 'Änderungen',
    nothing:
      'Noch wurde nichts geändert. Was du hier, im Menü des Symbols oder im Chat änderst, steht hier und lässt sich zurücknehmen.',
    list: 'Änderungen, die neueste zuerst',
    undone: ', zurückgenommen',
    undo: 'Letzte zurücknehmen',
    redo: 'Wiederholen',
  },
  data: {
    keyring: 'Das Token des Bots liegt verschlossen im Schlüsselbund dieses Systems.',
    file: 'Dieser Computer bietet keinen Schlüsselbund: Ein Token wird in einer Datei aufbewahrt, die nur dein Konto lesen kann.',
    session:
      'Das Token des Bots wird nirgends gespeichert: Es ist fort, wenn Carillon endet, und wird beim nächsten Start wieder erfragt.',
    title: 'Deine Daten',
    lead: 'Nachrichten, Verlauf und Einstellungen liegen auf diesem Computer und sonst nirgends. Jede Nachricht geht an Telegram, wenn sie fällig ist, und an niemanden sonst.',
  },
  look: {
    title: 'Aussehen',
    theme: 'Farben',
  },
  network: {
    title: 'Verbindung zu Telegram',
    proxy: 'Proxy',
    proxyHint:
      'Bleibt das Feld leer, nutzt Carillon den Proxy dieses Computers, falls er einen hat. Ein Passwort liegt beim Token des Bots.',
    proxyExample: 'http://host:port oder socks5://name:passwort@host:port',
    check: 'Verbindung prüfen',
    checking: 'Wird geprüft…',
    found: 'Was gefunden wurde',
    steps: {
      proxy: 'Proxy',
      name: 'Name',
      ipv4: 'IPv4',
      ipv6: 'IPv6',
      server: 'Server',
      certificate: 'Zertifikat',
      clock: 'Uhr',
      token: 'Token des Bots',
      updates: 'Neuigkeiten',
    },
    states: { ok: 'Geht', warning: 'Bitte ansehen', failed: 'Geht nicht', skipped: 'Nicht geprüft' },
  },
  sending: {
    title: 'Senden und Verlauf',
    lateAfter: 'Bei Chat-Befehlen nachfragen, die älter sind als (Minuten)',
    undo: 'Vor „Senden“ und „Noch einmal senden“ 5 Sekunden warten, damit ich es zurücknehmen kann',
    perSecond: 'Nachrichten pro Sekunde insgesamt',
    perGroup: 'Nachrichten pro Minute in einer Gruppe',
    days: 'Tage, die der Verlauf zurückreicht',
    megabytes: 'Höchstens so viele Megabyte davon',
  },
  licences: {
    title: 'Mit der Arbeit anderer gemacht',
    lead: 'Carillon selbst steht unter der MIT-Lizenz. Diese Pakete gehören dazu:',
    list: 'Pakete und ihre Lizenzen',
  },
  pairing: {
    from: 'Von dem Konto, dem der Bot ab jetzt gehorchen soll:',
  },
  desktop: {
    failed: 'eine Nachricht nicht gesendet wurde',
    unsure: 'eine Nachricht vielleicht nicht angekommen ist',
    missed: 'Nachrichten verpasst wurden, während der Computer schlief',
    stable: 'Wenn sie fertig sind',
    beta: 'Früh ausprobieren',
    off: 'Aus',
    title: 'Desktop',
    login: 'Beim Anmelden starten, ohne das Fenster zu öffnen',
    loginState: {
      needsApproval:
        'macOS wartet auf deine Zustimmung: Erlaube Carillon in den Systemeinstellungen unter Allgemein, Anmeldeobjekte.',
      blocked:
        'In den Einstellungen des Systems ausgeschaltet. Zum Einschalten hier einmal aus- und wieder einschalten.',
      unsupported:
        'macOS kann Carillon hier nicht beim Anmelden starten: nur das installierte Programm mit seinem üblichen Ordner.',
      failed:
        'Das System hat das nicht angenommen. Füge Carillon selbst zu den Programmen hinzu, die beim Anmelden starten.',
    },
    dock: 'Kein Symbol im Dock: Die Menüleiste genügt',
    keepReady: 'Das geschlossene Fenster bereithalten: Es öffnet schneller und belegt etwa 100 MB',
    notify: 'Melden, wenn',
    awake: {
      label: 'Den Computer vor einer Nachricht wach halten',
      off: 'Aus',
      15: '15 Minuten',
      60: '1 Stunde',
      240: '4 Stunden',
      hint: 'Der Bildschirm darf ausgehen. Ein zugeklappter Deckel schaltet den Computer trotzdem in den Ruhezustand.',
    },
    wake: {
      label: 'Den Computer für eine Nachricht wecken',
      hint: 'Er wacht 20 Sekunden vorher auf, auch zugeklappt oder in einer Tasche, und geht von selbst wieder in den Ruhezustand. Ein ausgeschalteter Computer bleibt aus.',
      refused: 'Dieses System hat den Timer, der den Computer weckt, nicht gestellt. Das Protokoll sagt mehr.',
      unavailable:
        'Carillon kann diesen Computer nicht wecken. Was im Ruhezustand fällig wird, geht hinaus, sobald er aufwacht.',
    },
    updates: 'Aktualisierungen',
    bySystem: 'Ein deb- oder rpm-Paket aktualisiert das System, was auch immer hier gewählt ist.',
  },
  language: {
    system: 'Wie Telegram und dieser Computer',
    title: 'Sprache',
    label: 'Sprache von Fenster, Chat und Symbolmenü',
  },
  shortcut: {
    label: 'Neue Nachricht von überall aus',
    press: 'Drück die Tasten…',
    none: 'Noch keine Tasten',
    clear: 'Keine',
    hint: 'Mit Strg, Alt oder der Taste des Systems, damit sie nie aus Versehen getippt werden.',
    state: {
      taken: 'Diese Tasten gehören einem anderen Programm.',
      unreadable: 'Diese Tasten gehen nicht.',
      asked:
        'Über diese Tasten entscheidet dein Desktop. Vielleicht fragt er dich, vielleicht lehnt er sie wortlos ab: Wenn sie nichts tun, lege sie in seinen Tastatureinstellungen fest.',
      works: 'Diese Tasten gehen.',
      kept: 'Dein Desktop behält die bisherigen Tasten, bis Carillon endet. Bis dahin tun sie nichts.',
    },
  },
  times: {
    title: 'Zeiten',
    zone: 'Zeitzone neuer Nachrichten',
    zoneHint:
      'Leer gelassen: die dieses Computers, wo immer er dann ist. Nachrichten, die es schon gibt, behalten ihre.',
    quiet: 'Ruhezeit',
    quietHint:
      'Eine neue Nachricht, die immer wieder in einem Abstand kommt, wartet sie ab; eine mit eigener Uhrzeit wird gesendet.',
    quietHintDesktop:
      'Meldungen geben in ihr keinen Ton (unter Linux, soweit der Desktop das kann). Eine neue Nachricht, die immer wieder in einem Abstand kommt, wartet sie ab; eine mit eigener Uhrzeit wird gesendet.',
  },
  facts: {
    bot: 'Bot',
    obeys: 'Gehorcht',
    version: 'Version',
    runs: 'Läuft',
    timeZone: 'Zeitzone',
    scheduled: 'Geplant',
  },
};
