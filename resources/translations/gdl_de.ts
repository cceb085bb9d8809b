<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Licences…</source>
        <translation>&amp;Lizenzen …</translation>
    </message>
    <message>
        <source>About GDL Desktop</source>
        <translation>Über GDL Desktop</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>It is free software under the Apache License 2.0. What it is made of has licences of its own, which “Licences” shows in full.</source>
        <translation>Freie Software unter der Apache-Lizenz 2.0. Ihre Bestandteile haben eigene Lizenzen; „Lizenzen“ zeigt sie vollständig.</translation>
    </message>
    <message>
        <source>Puts what “gdl doctor” finds on the clipboard: versions, processor, folders, data.</source>
        <translation>Legt in die Zwischenablage, was „gdl doctor“ findet: Versionen, Prozessor, Ordner, Daten.</translation>
    </message>
    <message>
        <source>Train generative models in front of your eyes and play with them while they learn.</source>
        <translation>Generative Modelle vor den eigenen Augen trainieren und mit ihnen spielen, während sie lernen.</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Open this playground, and train a new model with its first settings.</source>
        <translation>Diesen Bereich öffnen und ein neues Modell mit den Anfangseinstellungen trainieren.</translation>
    </message>
    <message>
        <source>Open this playground, with the model that you see here in play.</source>
        <translation>Diesen Bereich öffnen, mit dem hier gezeigten Modell im Spiel.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Play with {title}</source>
        <translation>Mit „{title}“ spielen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Train from scratch</source>
        <translation>Neu trainieren</translation>
    </message>
    <message>
        <source>Train {title} from scratch</source>
        <translation>„{title}“ von Grund auf trainieren</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Clothes to draw</source>
        <translation>Kleidung zum Malen</translation>
    </message>
    <message>
        <source>Clothes, on a plane</source>
        <translation>Kleidung auf einer Ebene</translation>
    </message>
    <message>
        <source>Detail: prints, laces, zips and straps are gone, and everything is a little blurred, since two numbers cannot tell them. Sandals hardly appear at all, shirts, coats and pullovers run into each other, and between the shoes and all the rest lies a smeared strip that shows no piece of clothing.</source>
        <translation>Einzelheiten: Aufdrucke, Schnürsenkel, Reißverschlüsse und Riemen fehlen, und alles ist etwas verschwommen, denn zwei Zahlen reichen dafür nicht. Sandalen tauchen kaum auf, Hemden, Mäntel und Pullover gehen ineinander über, und zwischen den Schuhen und allem anderen liegt ein verschmierter Streifen, der kein Kleidungsstück zeigt.</translation>
    </message>
    <message>
        <source>Digits to draw</source>
        <translation>Ziffern zum Malen</translation>
    </message>
    <message>
        <source>Digits, on a plane</source>
        <translation>Ziffern auf einer Ebene</translation>
    </message>
    <message>
        <source>Fours and nines, and threes, fives and eights, share their places and run into each other: two numbers are too few to tell ten digits apart. Strokes are soft, sixes have a sliver of the plane, and far from the middle the ones and sevens fall into dots.</source>
        <translation>Vieren und Neunen sowie Dreien, Fünfen und Achten teilen sich ihre Plätze und gehen ineinander über: Zwei Zahlen sind zu wenig, um zehn Ziffern auseinanderzuhalten. Striche sind weich, die Sechsen haben nur einen schmalen Streifen der Ebene, und weit weg von der Mitte zerfallen Einsen und Siebenen in Punkte.</translation>
    </message>
    <message>
        <source>Prints, which are noise. Within a class its pieces differ a little less than real ones, and hardly any is as odd as their oddest (its recall is below theirs). Now and then the strap of a sandal or the handle of a bag breaks off, and one in seven shirts passes for a T-shirt, a coat or a pullover.</source>
        <translation>Aufdrucke: Sie sind Rauschen. Innerhalb einer Klasse unterscheiden sich die Stücke etwas weniger als echte, und kaum eines ist so ausgefallen wie die ausgefallensten echten (der Recall liegt unter dem echter Bilder). Hin und wieder bricht der Riemen einer Sandale oder der Henkel einer Tasche ab, und eines von sieben Hemden geht als T-Shirt, Mantel oder Pullover durch.</translation>
    </message>
    <message>
        <source>Python&apos;s language reference</source>
        <translation>Pythons Sprachreferenz</translation>
    </message>
    <message>
        <source>Sense: it has the vocabulary, the quotation marks and the indentation of the reference, yet hardly a sentence of it says anything, and none should be believed. It invents words, breaks lines in odd places and loses the thread within a line. It knows stock phrases of the reference by heart. It learned from the reference of Python 3.11; other versions read differently.</source>
        <translation>Sinn: Es hat den Wortschatz, die Anführungszeichen und die Einrückungen der Referenz, doch kaum ein Satz sagt etwas aus, und keinem ist zu glauben. Es erfindet Wörter, bricht Zeilen an seltsamen Stellen um und verliert mitten in der Zeile den Faden. Stehende Wendungen der Referenz kennt es auswendig. Gelernt hat es aus der Referenz von Python 3.11; andere Versionen lauten anders.</translation>
    </message>
    <message>
        <source>Sense: it writes in verse, gives every speaker a name and a colon and almost always spells real words, yet sentences break off or turn elsewhere halfway, people of different plays meet, and no scene goes anywhere. The higher the temperature, the more words it makes up. It has seen only plays of one poet: any other seed text soon becomes one.</source>
        <translation>Sinn: Es schreibt in Versen, gibt jedem Sprecher einen Namen und einen Doppelpunkt und buchstabiert fast immer echte Wörter, doch Sätze brechen ab oder biegen auf halbem Weg ab, Figuren verschiedener Stücke begegnen sich, und keine Szene führt irgendwohin. Je höher die Temperatur, desto mehr Wörter erfindet es. Es kennt nur Stücke eines Dichters: Jeder andere Anfang wird bald zu einem.</translation>
    </message>
    <message>
        <source>Shakespeare</source>
        <translation>Shakespeare</translation>
    </message>
    <message>
        <source>Unbroken strokes: now and then an eight, a six or a seven comes out torn or half finished. Real writers still differ a little more than it does, and hardly any of its digits is as odd as their oddest.</source>
        <translation>Ununterbrochene Striche: Ab und zu gerät eine Acht, eine Sechs oder eine Sieben zerrissen oder halb fertig. Echte Schreiber unterscheiden sich noch etwas mehr, und kaum eine seiner Ziffern ist so eigenwillig wie deren eigenwilligste.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>auxiliary</source>
        <translation>auxiliary</translation>
    </message>
    <message>
        <source>bce</source>
        <translation>BCE</translation>
    </message>
    <message>
        <source>bernoulli</source>
        <translation>Bernoulli</translation>
    </message>
    <message>
        <source>book</source>
        <translation>Lehrbuch</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>convolutional</source>
        <translation>Faltungsnetz</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>fein</translation>
    </message>
    <message>
        <source>gaussian</source>
        <translation>Gauß</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>Hinge</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letztes</translation>
    </message>
    <message>
        <source>lean</source>
        <translation>schlank</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>lively</source>
        <translation>lebhaft</translation>
    </message>
    <message>
        <source>logistic</source>
        <translation>logistisch</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normalverteilt</translation>
    </message>
    <message>
        <source>perceptron</source>
        <translation>Perzeptron</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>projection+auxiliary</source>
        <translation>projection+auxiliary</translation>
    </message>
    <message>
        <source>refined</source>
        <translation>verfeinert</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>sgd</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>silu</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichverteilt</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>Ankle boot</source>
        <translation>Stiefelette</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>Mantel</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>Kleid</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>Pullover</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>Sandale</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>Hemd</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>Turnschuh</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T-Shirt</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>Hose</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Settings that a first look does not need.</source>
        <translation>Einstellungen, die man für den Anfang nicht braucht.</translation>
    </message>
    <message>
        <source>Show the advanced settings</source>
        <translation>Erweiterte Einstellungen zeigen</translation>
    </message>
</context>
<context>
    <name>ContinueButton</name>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The loss was no longer a number after this state, step {step:,}. Lower the learning rate before you continue.</source>
        <translation>Nach diesem Stand, Schritt {step:,}, war der Verlust keine Zahl mehr. Vor dem Fortsetzen die Lernrate senken.</translation>
    </message>
    <message>
        <source>There is no run to continue: open one from the page Start, or train.</source>
        <translation>Es gibt keinen Lauf zum Fortsetzen: einen von der Seite „Start“ öffnen, oder trainieren.</translation>
    </message>
    <message>
        <source>This run ended by an error. Its last save is of step {step:,}; Continue trains on from there.</source>
        <translation>Dieser Lauf endete mit einem Fehler. Zuletzt gespeichert bei Schritt {step:,}; „Fortsetzen“ trainiert von dort weiter.</translation>
    </message>
    <message>
        <source>This run has taken all of its {step:,} steps. Continue asks how many more.</source>
        <translation>Dieser Lauf hat alle seine {step:,} Schritte getan. „Fortsetzen“ fragt, wie viele dazukommen.</translation>
    </message>
    <message>
        <source>This run has taken all of its {step:,} steps. How many more is it to take?</source>
        <translation>Dieser Lauf hat alle seine {step:,} Schritte getan. Wie viele soll er noch tun?</translation>
    </message>
    <message>
        <source>This run is being trained in another window or program; stop it there to continue it here.</source>
        <translation>Dieser Lauf wird gerade in einem anderen Fenster oder Programm trainiert; dort stoppen, um ihn hier fortzusetzen.</translation>
    </message>
    <message>
        <source>This run was cut off. Its last save is of step {step:,}; Continue trains on exactly from there.</source>
        <translation>Dieser Lauf brach ab. Zuletzt gespeichert bei Schritt {step:,}; „Fortsetzen“ trainiert genau von dort weiter.</translation>
    </message>
    <message>
        <source>This run was stopped at step {step:,}. Continue trains on exactly from there.</source>
        <translation>Dieser Lauf wurde bei Schritt {step:,} gestoppt. „Fortsetzen“ trainiert genau von dort weiter.</translation>
    </message>
    <message>
        <source>Train this run on from step {step:,}, with its own settings; changes count where they may be made while it trains.</source>
        <translation>Diesen Lauf ab Schritt {step:,} weitertrainieren, mit seinen eigenen Einstellungen; Änderungen gelten dort, wo sie auch im Training möglich sind.</translation>
    </message>
    <message>
        <source>Train this run on; it has taken all of its steps, so you are asked how many more.</source>
        <translation>Diesen Lauf weitertrainieren; er hat alle seine Schritte getan, darum wird gefragt, wie viele dazukommen.</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>50 draws</source>
        <translation>50 Ziehungen</translation>
    </message>
    <message>
        <source>ELBO</source>
        <translation>ELBO</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>wie verlangt</translation>
    </message>
    <message>
        <source>class of invented</source>
        <translation>Klasse, erfundene</translation>
    </message>
    <message>
        <source>class of real</source>
        <translation>Klasse, echte</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>Diskriminator</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>on invented</source>
        <translation>erfundene</translation>
    </message>
    <message>
        <source>on real</source>
        <translation>echte</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>variety</source>
        <translation>Vielfalt</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>A million characters of Shakespeare&apos;s plays, the measure of small text models.</source>
        <translation>Eine Million Zeichen aus Shakespeares Stücken, der Maßstab für kleine Textmodelle.</translation>
    </message>
    <message>
        <source>Articles of clothing: 60,000 to learn from, 10,000 held out.</source>
        <translation>Kleidungsstücke: 60.000 zum Lernen, 10.000 zurückgehalten.</translation>
    </message>
    <message>
        <source>Articles of clothing: 9,000 to learn from, 1,000 held out.</source>
        <translation>Kleidungsstücke: 9.000 zum Lernen, 1.000 zurückgehalten.</translation>
    </message>
    <message>
        <source>CC BY-SA 4.0</source>
        <translation>CC BY-SA 4.0</translation>
    </message>
    <message>
        <source>Cursive Japanese characters: 60,000 to learn from, 10,000 held out.</source>
        <translation>Japanische Zeichen in Schreibschrift: 60.000 zum Lernen, 10.000 zurückgehalten.</translation>
    </message>
    <message>
        <source>English prose about a programming language, with examples.</source>
        <translation>Englische Prosa über eine Programmiersprache, mit Beispielen.</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>Fashion-MNIST, all 70,000 pictures</source>
        <translation>Fashion-MNIST, alle 70.000 Bilder</translation>
    </message>
    <message>
        <source>H. Xiao, K. Rasul, R. Vollgraf (Zalando SE): Fashion-MNIST, 2017</source>
        <translation>H. Xiao, K. Rasul, R. Vollgraf (Zalando SE): Fashion-MNIST, 2017</translation>
    </message>
    <message>
        <source>Handwritten digits: 60,000 to learn from, 10,000 held out.</source>
        <translation>Handgeschriebene Ziffern: 60.000 zum Lernen, 10.000 zurückgehalten.</translation>
    </message>
    <message>
        <source>Handwritten digits: 9,000 to learn from, 1,000 held out.</source>
        <translation>Handgeschriebene Ziffern: 9.000 zum Lernen, 1.000 zurückgehalten.</translation>
    </message>
    <message>
        <source>Kuzushiji-MNIST, 70,000 pictures</source>
        <translation>Kuzushiji-MNIST, 70.000 Bilder</translation>
    </message>
    <message>
        <source>MIT</source>
        <translation>MIT</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>MNIST, all 70,000 pictures</source>
        <translation>MNIST, alle 70.000 Bilder</translation>
    </message>
    <message>
        <source>PSF licence</source>
        <translation>PSF-Lizenz</translation>
    </message>
    <message>
        <source>Plays of William Shakespeare, as collected by A. Karpathy for char-rnn</source>
        <translation>Stücke von William Shakespeare, von A. Karpathy für char-rnn zusammengestellt</translation>
    </message>
    <message>
        <source>Python code by many hands.</source>
        <translation>Python-Code aus vielen Händen.</translation>
    </message>
    <message>
        <source>Python&apos;s language reference</source>
        <translation>Pythons Sprachreferenz</translation>
    </message>
    <message>
        <source>Python&apos;s standard library</source>
        <translation>Pythons Standardbibliothek</translation>
    </message>
    <message>
        <source>Tiny Shakespeare</source>
        <translation>Tiny Shakespeare</translation>
    </message>
    <message>
        <source>Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits</source>
        <translation>Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>gemeinfrei</translation>
    </message>
    <message>
        <source>pydoc_data.topics of the running Python</source>
        <translation>pydoc_data.topics des laufenden Python</translation>
    </message>
    <message>
        <source>the modules of the running Python</source>
        <translation>die Module des laufenden Python</translation>
    </message>
    <message>
        <source>usually given as CC BY-SA 3.0</source>
        <translation>meist als CC BY-SA 3.0 angegeben</translation>
    </message>
    <message>
        <source>“KMNIST Dataset” (created by CODH), adapted from “Kuzushiji Dataset” (created by NIJL and others)</source>
        <translation>„KMNIST Dataset“ (erstellt von CODH), nach dem „Kuzushiji Dataset“ (erstellt von NIJL und anderen)</translation>
    </message>
</context>
<context>
    <name>DataPicker</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Data to learn from</source>
        <translation>Daten zum Lernen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download a data set</source>
        <translation>Datensatz herunterladen</translation>
    </message>
    <message>
        <source>Learn from a text of your own.</source>
        <translation>Aus einem eigenen Text lernen.</translation>
    </message>
    <message>
        <source>Learn from a text that you paste.</source>
        <translation>Aus einem eingefügten Text lernen.</translation>
    </message>
    <message>
        <source>Learn from pictures of your own: one sub-folder for each class, or IDX files.</source>
        <translation>Aus eigenen Bildern lernen: ein Unterordner je Klasse, oder IDX-Dateien.</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>Ordner mit Bildern öffnen …</translation>
    </message>
    <message>
        <source>Open a text file</source>
        <translation>Textdatei öffnen</translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation>Textdatei öffnen …</translation>
    </message>
    <message>
        <source>Paste text…</source>
        <translation>Text einfügen …</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>{description}
Source: {source}
Licence: {licence}</source>
        <translation>{description}
Quelle: {source}
Lizenz: {licence}</translation>
    </message>
    <message>
        <source>{title} (download)</source>
        <translation>{title} (herunterladen)</translation>
    </message>
    <message>
        <source>{title} is not on this computer yet. Download it from the internet now ({size:.1f} MB)?</source>
        <translation>{title} ist noch nicht auf diesem Rechner. Jetzt aus dem Internet herunterladen ({size:.1f} MB)?</translation>
    </message>
    <message>
        <source>{title} is not on this computer yet. Download it from the internet now?</source>
        <translation>{title} ist noch nicht auf diesem Rechner. Jetzt aus dem Internet herunterladen?</translation>
    </message>
</context>
<context>
    <name>DiagnosticsCopier</name>
    <message>
        <source>Looking at this computer…</source>
        <translation>Der Rechner wird untersucht …</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard; paste them where you ask for help.</source>
        <translation>Die Diagnose liegt in der Zwischenablage und kann eingefügt werden, wo um Hilfe gebeten wird.</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>Herunterladen abbrechen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
</context>
<context>
    <name>DownloadThread</name>
    <message>
        <source>The download failed ({error}).</source>
        <translation>Das Herunterladen ist gescheitert ({error}).</translation>
    </message>
</context>
<context>
    <name>DrawingBoard</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Class to draw</source>
        <translation>Klasse zum Malen</translation>
    </message>
    <message>
        <source>Click a picture to take its z to the sliders.</source>
        <translation>Ein Bild anklicken, um sein z auf die Regler zu legen.</translation>
    </message>
    <message>
        <source>Draw new random numbers z and show what becomes of them.</source>
        <translation>Neue Zufallszahlen z ziehen und zeigen, was aus ihnen wird.</translation>
    </message>
    <message>
        <source>Draw one yourself</source>
        <translation>Ein Bild malen lassen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Generate pictures</source>
        <translation>Bilder erzeugen</translation>
    </message>
    <message>
        <source>More of “{name}”; click one to take its z</source>
        <translation>Mehr von „{name}“; ein Klick übernimmt das z</translation>
    </message>
    <message>
        <source>More pictures of the chosen class</source>
        <translation>Weitere Bilder der gewählten Klasse</translation>
    </message>
    <message>
        <source>More pictures of the class.</source>
        <translation>Weitere Bilder der Klasse.</translation>
    </message>
    <message>
        <source>Picture of the chosen class, drawn from the sliders&apos; z</source>
        <translation>Bild der gewählten Klasse, gemalt aus dem z der Regler</translation>
    </message>
    <message>
        <source>Press Train, or open a model; then choose a class and press Generate for a picture of your own.</source>
        <translation>„Trainieren“ drücken oder ein Modell öffnen; dann für ein eigenes Bild eine Klasse wählen und „Erzeugen“ drücken.</translation>
    </message>
    <message>
        <source>The numbers z that the picture is drawn from</source>
        <translation>Die Zahlen z, aus denen das Bild gemalt wird</translation>
    </message>
    <message>
        <source>There is no model yet: train one or open one, then let it draw.</source>
        <translation>Noch gibt es kein Modell: eines trainieren oder öffnen, dann malen lassen.</translation>
    </message>
    <message>
        <source>What the picture is to show.</source>
        <translation>Was das Bild zeigen soll.</translation>
    </message>
    <message>
        <source>“{name}”, drawn from the z below</source>
        <translation>„{name}“, gemalt aus dem z unten</translation>
    </message>
</context>
<context>
    <name>EngineStarter</name>
    <message>
        <source>The engine does not start</source>
        <translation>Das Rechenwerk startet nicht</translation>
    </message>
    <message>
        <source>The engine does not start, so that nothing can be played with.</source>
        <translation>Das Rechenwerk startet nicht, also lässt sich mit nichts spielen.</translation>
    </message>
    <message>
        <source>The engine is starting…</source>
        <translation>Das Rechenwerk startet …</translation>
    </message>
    <message>
        <source>{sentence} Nothing can be trained; “gdl doctor” says what is broken.</source>
        <translation>{sentence} Es lässt sich nichts trainieren; „gdl doctor“ sagt, was fehlt.</translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <source>Something went wrong inside the program. Your runs and models are safe; you can go on working.</source>
        <translation>Im Programm ist etwas schiefgegangen. Läufe und Modelle sind sicher; es kann weitergehen.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Each {bounds}</source>
        <translation>jede {bounds}</translation>
    </message>
    <message>
        <source>May be changed while training runs.</source>
        <translation>Lässt sich während des Trainings ändern.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>As asked</source>
        <translation>Wie verlangt</translation>
    </message>
    <message>
        <source>Bound, 50 draws</source>
        <translation>Schranke, 50 Ziehungen</translation>
    </message>
    <message>
        <source>Fréchet distance</source>
        <translation>Fréchet-Abstand</translation>
    </message>
    <message>
        <source>How far apart invented and real pictures lie in what this judge sees, as a whole: less is better. Beside it: other real pictures of the same number, the best there can be. It has no unit, it falls with the number of pictures, and it is not the FID of papers.</source>
        <translation>Wie weit erfundene und echte Bilder im Ganzen auseinanderliegen, so wie dieser Gutachter sie sieht: Weniger ist besser. Daneben: ebenso viele andere echte Bilder, besser geht es nicht. Der Wert hat keine Einheit, sinkt mit der Zahl der Bilder und ist nicht die FID aus Veröffentlichungen.</translation>
    </message>
    <message>
        <source>How far held-out pictures are from what a draw of their z decodes to, summed over the pixels as the training&apos;s own loss does: less is better. With the KL divergence it makes the evidence lower bound, ELBO.</source>
        <translation>Wie weit zurückgehaltene Bilder von dem entfernt sind, was aus einem gezogenen z dekodiert wird, summiert über die Pixel wie im Verlust des Trainings: Weniger ist besser. Zusammen mit der KL-Divergenz ergibt das die untere Schranke der Evidenz, ELBO.</translation>
    </message>
    <message>
        <source>How many latent numbers differ from picture to picture; the others say nothing (their mean varies by less than 0.01).</source>
        <translation>Wie viele latente Zahlen sich von Bild zu Bild unterscheiden; die übrigen sagen nichts aus (ihr Mittelwert schwankt um weniger als 0,01).</translation>
    </message>
    <message>
        <source>How much pictures of one class differ from each other, measured on what the judge sees, relative to real pictures: 100 % is as varied as real, near 0 % the generator draws one picture again and again. It counts only while nearly all are as asked: strangers under one label raise it.</source>
        <translation>Wie sehr sich Bilder einer Klasse voneinander unterscheiden, gemessen an dem, was der Gutachter sieht, im Verhältnis zu echten: Bei 100 % sind sie so vielfältig wie echte, nahe 0 % malt der Generator immer dasselbe Bild. Der Wert zählt nur, solange fast alle wie verlangt sind: Fremde unter einer Klasse erhöhen ihn.</translation>
    </message>
    <message>
        <source>How much the latent numbers tell about a held-out picture, in nats: the other part of the ELBO.</source>
        <translation>Wie viel die latenten Zahlen über ein zurückgehaltenes Bild aussagen, in Nats: der andere Teil der ELBO.</translation>
    </message>
    <message>
        <source>How probable the model finds held-out pictures, at least: the importance-weighted bound of 50 draws, mean log-density of a picture in nats, each pixel normal around the decoder&apos;s with variance 1/2. More is better, and all models compare on it. Beside it: the mean training picture in place of any model.</source>
        <translation>Für wie wahrscheinlich das Modell zurückgehaltene Bilder mindestens hält: die nach Wichtigkeit gewichtete Schranke aus 50 Ziehungen, als mittlere Log-Dichte eines Bildes in Nats, wobei jedes Pixel normalverteilt um das des Decoders liegt, mit Varianz 1/2. Mehr ist besser, und alle Modelle lassen sich daran vergleichen. Daneben: das mittlere Trainingsbild anstelle eines Modells.</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>Mean squared error of a pixel of held-out pictures that are rebuilt from their most likely z, grey values from 0 to 1: less is better. Beside it: the mean training picture in place of any model.</source>
        <translation>Mittlerer quadratischer Fehler eines Pixels zurückgehaltener Bilder, die aus ihrem wahrscheinlichsten z nachgebaut werden, Grauwerte von 0 bis 1: Weniger ist besser. Daneben: das mittlere Trainingsbild anstelle eines Modells.</translation>
    </message>
    <message>
        <source>Numbers in use</source>
        <translation>Genutzte Zahlen</translation>
    </message>
    <message>
        <source>Pixel error</source>
        <translation>Pixelfehler</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>Share of the invented pictures that lie among real ones in what the judge sees: do they look real? Beside it: other real pictures.</source>
        <translation>Anteil der erfundenen Bilder, die so, wie der Gutachter sieht, zwischen echten liegen: Sehen sie echt aus? Daneben: andere echte Bilder.</translation>
    </message>
    <message>
        <source>Share of the invented pictures that the judge, a classifier which had no part in the training, takes for the class that was asked for. Beside it: real pictures, of which nobody can expect more. Alone it proves nothing: one good picture for each class, drawn again and again, has 100 %.</source>
        <translation>Anteil der erfundenen Bilder, die der Gutachter, ein am Training unbeteiligter Klassifikator, für die verlangte Klasse hält. Daneben: echte Bilder, mehr kann niemand erwarten. Für sich allein beweist der Wert nichts: Ein gutes Bild je Klasse, immer wieder gemalt, erreicht 100 %.</translation>
    </message>
    <message>
        <source>Share of the real pictures that lie among invented ones in what the judge sees: can all that is real be drawn? Beside it: other real pictures.</source>
        <translation>Anteil der echten Bilder, die so, wie der Gutachter sieht, zwischen erfundenen liegen: Lässt sich alles malen, was es wirklich gibt? Daneben: andere echte Bilder.</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>Vielfalt</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>erfunden</translation>
    </message>
    <message>
        <source>mean picture</source>
        <translation>mittleres Bild</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>real</source>
        <translation>echt</translation>
    </message>
    <message>
        <source>{:.0f} of {latent_numbers:.0f}</source>
        <translation>{:.0f} von {latent_numbers:.0f}</translation>
    </message>
    <message>
        <source>{:.1f} nats</source>
        <translation>{:.1f} Nats</translation>
    </message>
    <message>
        <source>{:.2f} nats</source>
        <translation>{:.2f} Nats</translation>
    </message>
</context>
<context>
    <name>GuideBubble</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close the guided tour (Esc). The Help menu shows it again.</source>
        <translation>Die Führung schließen (Esc). Das Menü „Hilfe“ zeigt sie wieder.</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>Führung beenden</translation>
    </message>
</context>
<context>
    <name>GuidedTour</name>
    <message>
        <source>A model that has read a book is in play already. Press “Generate”: it writes, one character at a time.</source>
        <translation>Ein Modell, das ein Buch gelesen hat, ist schon im Spiel. „Erzeugen“ drücken: Es schreibt, Zeichen für Zeichen.</translation>
    </message>
    <message>
        <source>Another tab is training. Stop it there first, or skip this step: one training runs at a time.</source>
        <translation>In einem anderen Reiter läuft ein Training. Bitte dort stoppen oder diesen Schritt überspringen: Es läuft immer nur eines.</translation>
    </message>
    <message>
        <source>Ask for a picture</source>
        <translation>Ein Bild verlangen</translation>
    </message>
    <message>
        <source>Ask what you are looking at</source>
        <translation>Fragen, was man hier sieht</translation>
    </message>
    <message>
        <source>Change the temperature</source>
        <translation>Die Temperatur ändern</translation>
    </message>
    <message>
        <source>Choose here what this model is to draw: it has never seen the picture that it draws. The training in the other tab goes on meanwhile.</source>
        <translation>Hier wählen, was dieses Modell malen soll: Das Bild, das es malt, hat es nie gesehen. Das Training im anderen Reiter geht derweil weiter.</translation>
    </message>
    <message>
        <source>Every place on this plane stands for a picture. Drag the cursor over it, or use the arrow keys, and watch what the places decode to.</source>
        <translation>Jeder Ort auf dieser Ebene steht für ein Bild. Den Zeiger darüber ziehen oder die Pfeiltasten drücken und zusehen, was die Orte ergeben.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>First choose the tab “{title}” here.</source>
        <translation>Bitte hier zuerst den Reiter „{title}“ wählen.</translation>
    </message>
    <message>
        <source>It cannot be used now. Skip this step; you can come back to it.</source>
        <translation>Das geht gerade nicht. Diesen Schritt überspringen; zurückkommen geht jederzeit.</translation>
    </message>
    <message>
        <source>It is hidden now. Make the window larger, or skip this step.</source>
        <translation>Es ist gerade verdeckt. Bitte das Fenster vergrößern oder diesen Schritt überspringen.</translation>
    </message>
    <message>
        <source>Let a model write</source>
        <translation>Ein Modell schreiben lassen</translation>
    </message>
    <message>
        <source>Move this slider, while it writes or before you press “Generate” again. Near 0 the model repeats itself, above 1 it dares more and errs more.</source>
        <translation>Diesen Regler bewegen, während es schreibt oder vor dem nächsten „Erzeugen“. Nahe 0 wiederholt sich das Modell, über 1 wagt es mehr und irrt öfter.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nothing is training here: it has come to its end and is saved, or it never began. Skip this step, or press “Train” first.</source>
        <translation>Hier wird gerade nichts trainiert: Es ist zu Ende und gesichert, oder es hat nie begonnen. Diesen Schritt überspringen, oder erst „Trainieren“ drücken.</translation>
    </message>
    <message>
        <source>Press this question mark; every plot and picture has one. F1 explains whatever has the keyboard’s focus, settings too.</source>
        <translation>Dieses Fragezeichen drücken; jedes Diagramm und jedes Bild hat eines. F1 erklärt, was den Tastaturfokus hat, auch Einstellungen.</translation>
    </message>
    <message>
        <source>Press “Stop”. The model is saved and stays in play; nothing that was trained is ever lost.</source>
        <translation>„Stopp“ drücken. Das Modell wird gespeichert und bleibt im Spiel; Trainiertes geht nie verloren.</translation>
    </message>
    <message>
        <source>Press “Train”. A new model begins, with no experience at all, and learns the plane before your eyes. The first press takes a few seconds longer.</source>
        <translation>„Trainieren“ drücken. Ein neues Modell beginnt ganz ohne Erfahrung und lernt die Ebene vor aller Augen. Beim ersten Mal dauert es ein paar Sekunden länger.</translation>
    </message>
    <message>
        <source>Skip step</source>
        <translation>Schritt überspringen</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Das Training stoppen</translation>
    </message>
    <message>
        <source>That was the tour. You find it again in the menu Help.</source>
        <translation>Das war die Führung. Im Menü „Hilfe“ ist sie wieder zu finden.</translation>
    </message>
    <message>
        <source>The plot is behind the page “Judge”: choose “Training” beside it.</source>
        <translation>Das Diagramm liegt hinter der Seite „Gutachter“: bitte daneben „Training“ wählen.</translation>
    </message>
    <message>
        <source>There is no model here yet. Press Train on the left and wait a moment, or skip this step.</source>
        <translation>Hier ist noch kein Modell. Links „Trainieren“ drücken und kurz warten, oder diesen Schritt überspringen.</translation>
    </message>
    <message>
        <source>This curve says how far rebuilt pictures are from their originals: less is better. Wait for its first point, then see how fast it falls in the beginning.</source>
        <translation>Diese Kurve sagt, wie weit nachgebaute Bilder von ihren Originalen entfernt sind: Weniger ist besser. Auf den ersten Punkt warten und dann sehen, wie schnell sie am Anfang fällt.</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>Ein eigenes Modell trainieren</translation>
    </message>
    <message>
        <source>Walk on the plane</source>
        <translation>Auf der Ebene umhergehen</translation>
    </message>
    <message>
        <source>Watch the loss fall</source>
        <translation>Den Verlust fallen sehen</translation>
    </message>
    <message>
        <source>What this step is about is not in the window now. Skip this step.</source>
        <translation>Worum es hier geht, ist gerade nicht im Fenster. Diesen Schritt überspringen.</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>What am I looking at: {title}</source>
        <translation>Was sehe ich hier: {title}</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;What am I looking at?</source>
        <translation>&amp;Was sehe ich hier?</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
</context>
<context>
    <name>HelpPopover</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Read more in the help window</source>
        <translation>Im Hilfefenster weiterlesen</translation>
    </message>
    <message>
        <source>The formula, what to try, and the paper.</source>
        <translation>Die Formel, was sich auszuprobieren lohnt, und die Veröffentlichung.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Nothing in the help has these words.</source>
        <translation>Diese Wörter stehen nirgends in der Hilfe.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>There is only an English text about this.</source>
        <translation>Hierzu gibt es nur einen englischen Text.</translation>
    </message>
    <message>
        <source>{title} – Help</source>
        <translation>{title} – Hilfe</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Press Train to see pictures here.</source>
        <translation>„Trainieren“ drücken, dann erscheinen hier Bilder.</translation>
    </message>
    <message>
        <source>{count} pictures. {caption}</source>
        <translation>{count} Bilder. {caption}</translation>
    </message>
</context>
<context>
    <name>JobThread</name>
    <message>
        <source>This could not be done ({error}).</source>
        <translation>Das ist nicht gelungen ({error}).</translation>
    </message>
</context>
<context>
    <name>JudgeBoard</name>
    <message>
        <source>After {step:,} steps, {pictures:,} pictures: {figures}.</source>
        <translation>Nach {step:,} Schritten, {pictures:,} Bilder: {figures}.</translation>
    </message>
    <message>
        <source>Step {step:,}, {pictures:,} pictures</source>
        <translation>Schritt {step:,}, {pictures:,} Bilder</translation>
    </message>
    <message>
        <source>The weights after {step:,} steps, judged by {pictures:,} pictures.</source>
        <translation>Die Gewichte nach {step:,} Schritten, begutachtet an {pictures:,} Bildern.</translation>
    </message>
    <message>
        <source>What the judge says</source>
        <translation>Was der Gutachter sagt</translation>
    </message>
</context>
<context>
    <name>JudgePanel</name>
    <message>
        <source>After {steps:,} steps, judged by {pictures:,} pictures.</source>
        <translation>Nach {steps:,} Schritten, begutachtet an {pictures:,} Bildern.</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Judge this model</source>
        <translation>Modell begutachten</translation>
    </message>
    <message>
        <source>Judging the model as it is now…</source>
        <translation>Das Modell wird in seinem jetzigen Zustand begutachtet …</translation>
    </message>
    <message>
        <source>Look at more pictures than in mid-training, and say how good the model is.</source>
        <translation>Mehr Bilder ansehen als mitten im Training und sagen, wie gut das Modell ist.</translation>
    </message>
    <message>
        <source>Press Train, or open a model: a judge that had no part in the training says here how good it is.</source>
        <translation>„Trainieren“ drücken oder ein Modell öffnen: Ein am Training unbeteiligter Gutachter sagt hier, wie gut es ist.</translation>
    </message>
    <message>
        <source>Press “Judge this model” to see how good it is.</source>
        <translation>„Modell begutachten“ drücken, um zu sehen, wie gut es ist.</translation>
    </message>
    <message>
        <source>The first figures come after a while of training, and sooner when it is paused.</source>
        <translation>Die ersten Zahlen kommen nach einer Weile Training, und früher, wenn es angehalten wird.</translation>
    </message>
    <message>
        <source>The pictures that this model learnt from are not at hand, so nothing can be compared with them.</source>
        <translation>Die Bilder, aus denen dieses Modell gelernt hat, sind nicht zur Hand; so lässt sich nichts mit ihnen vergleichen.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training or judge</source>
        <translation>Training oder Gutachter</translation>
    </message>
    <message>
        <source>What a judge that had no part in the training says of the model.</source>
        <translation>Was ein am Training unbeteiligter Gutachter über das Modell sagt.</translation>
    </message>
    <message>
        <source>What the judge says, in short</source>
        <translation>Was der Gutachter sagt, kurz gefasst</translation>
    </message>
    <message>
        <source>What training itself reports.</source>
        <translation>Was das Training selbst meldet.</translation>
    </message>
</context>
<context>
    <name>LatentPlane</name>
    <message>
        <source>Manifold</source>
        <translation>Mannigfaltigkeit</translation>
    </message>
    <message>
        <source>Place of the cursor</source>
        <translation>Ort des Zeigers</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Press Train, or open a model, to see what lies on this plane.</source>
        <translation>„Trainieren“ drücken oder ein Modell öffnen, um zu sehen, was auf dieser Ebene liegt.</translation>
    </message>
    <message>
        <source>Show the encoded pictures as points</source>
        <translation>Kodierte Bilder als Punkte zeigen</translation>
    </message>
    <message>
        <source>Show what every place decodes to</source>
        <translation>Zeigen, was jeder Ort dekodiert ergibt</translation>
    </message>
    <message>
        <source>Show what the places of the plane decode to.</source>
        <translation>Zeigen, was die Orte der Ebene dekodiert ergeben.</translation>
    </message>
    <message>
        <source>Show where the model puts held-out pictures, coloured by class.</source>
        <translation>Zeigen, wohin das Modell zurückgehaltene Bilder legt, farbig nach Klassen.</translation>
    </message>
</context>
<context>
    <name>LicencesWindow</name>
    <message>
        <source>Fonts and data</source>
        <translation>Schriften und Daten</translation>
    </message>
    <message>
        <source>Libraries of the system</source>
        <translation>Bibliotheken des Systems</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Nothing has these words.</source>
        <translation>Diese Wörter kommen nirgends vor.</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Teile des Programms</translation>
    </message>
    <message>
        <source>Python and its packages</source>
        <translation>Python und seine Pakete</translation>
    </message>
    <message>
        <source>Reading the licences…</source>
        <translation>Die Lizenzen werden gelesen …</translation>
    </message>
    <message>
        <source>Search names and texts</source>
        <translation>Namen und Texte durchsuchen</translation>
    </message>
    <message>
        <source>Search the licences</source>
        <translation>Lizenzen durchsuchen</translation>
    </message>
    <message>
        <source>The licence</source>
        <translation>Die Lizenz</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Das Programm</translation>
    </message>
</context>
<context>
    <name>LivingPicture</name>
    <message>
        <source>No model came with this installation; train one from scratch.</source>
        <translation>Mit dieser Installation kam kein Modell; bitte eines von Grund auf trainieren.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Log scale</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic scale for {title}</source>
        <translation>Logarithmische Skala für {title}</translation>
    </message>
    <message>
        <source>Press Train to see the losses here.</source>
        <translation>„Trainieren“ drücken, dann erscheinen hier die Verluste.</translation>
    </message>
    <message>
        <source>Spread small values out. Values of 0 and below have no place on this scale.</source>
        <translation>Kleine Werte auseinanderziehen. Werte von 0 und darunter haben auf dieser Skala keinen Platz.</translation>
    </message>
    <message>
        <source>Switch the unit</source>
        <translation>Einheit wechseln</translation>
    </message>
    <message>
        <source>means of {count}</source>
        <translation>Mittel aus {count}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>{tip} Each point is the mean of {count} reports.</source>
        <translation>{tip} Jeder Punkt ist das Mittel aus {count} Meldungen.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;About GDL Desktop</source>
        <translation>&amp;Über GDL Desktop</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>&amp;Wie das System</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>Modell &amp;öffnen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Save model…</source>
        <translation>Modell &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Guided &amp;tour</source>
        <translation>&amp;Führung</translation>
    </message>
    <message>
        <source>Nothing is training</source>
        <translation>Nichts wird trainiert</translation>
    </message>
    <message>
        <source>Playgrounds</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>The device that trains, the kind of numbers it computes with, and its threads.</source>
        <translation>Das Gerät, das trainiert, die Art seiner Zahlen und seine Threads.</translation>
    </message>
    <message>
        <source>What is training</source>
        <translation>Was gerade trainiert wird</translation>
    </message>
    <message>
        <source>What it computes with</source>
        <translation>Womit gerechnet wird</translation>
    </message>
    <message>
        <source>{title} is paused</source>
        <translation>{title}: angehalten</translation>
    </message>
    <message>
        <source>{title} is stopping</source>
        <translation>{title}: wird gestoppt</translation>
    </message>
    <message>
        <source>{title} is training</source>
        <translation>{title}: Training läuft</translation>
    </message>
</context>
<context>
    <name>ModelBar</name>
    <message>
        <source>Card of the model</source>
        <translation>Karte des Modells</translation>
    </message>
    <message>
        <source>Card…</source>
        <translation>Karte …</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models to play with</source>
        <translation>Modelle zum Spielen</translation>
    </message>
    <message>
        <source>No model has a name yet; those that you save here will be listed.</source>
        <translation>Noch hat kein Modell einen Namen; hier gespeicherte werden aufgelistet.</translation>
    </message>
    <message>
        <source>No model is in play yet: train one, or open one.</source>
        <translation>Noch ist kein Modell im Spiel: eines trainieren oder öffnen.</translation>
    </message>
    <message>
        <source>Play with a model that has a name.</source>
        <translation>Mit einem Modell spielen, das einen Namen hat.</translation>
    </message>
    <message>
        <source>Stop the training to play with another model.</source>
        <translation>Erst das Training stoppen, dann mit einem anderen Modell spielen.</translation>
    </message>
    <message>
        <source>The model in play</source>
        <translation>Das Modell im Spiel</translation>
    </message>
    <message>
        <source>What this model learnt from and how, what it can do and what it is bad at.</source>
        <translation>Woraus und wie dieses Modell gelernt hat, was es kann und was ihm schwerfällt.</translation>
    </message>
</context>
<context>
    <name>ModelFiles</name>
    <message>
        <source>Keep the model in play as one file.</source>
        <translation>Das Modell im Spiel als eine Datei aufheben.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Modell öffnen …</translation>
    </message>
    <message>
        <source>Play with a model from a file.</source>
        <translation>Mit einem Modell aus einer Datei spielen.</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>Modell speichern …</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>Modell speichern</translation>
    </message>
    <message>
        <source>Stop the training to open a model.</source>
        <translation>Erst das Training stoppen, dann ein Modell öffnen.</translation>
    </message>
    <message>
        <source>There is no model to save yet; train one or open one first.</source>
        <translation>Noch gibt es kein Modell zum Speichern; bitte erst eines trainieren oder öffnen.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>1,234.5</source>
        <translation>1.234,5</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>The seed in {name} is too large for the window; write one of at most {most} there.</source>
        <translation>Der Startwert in {name} ist zu groß für das Fenster; dort darf höchstens {most} stehen.</translation>
    </message>
    <message>
        <source>The settings of {name} are filled in. Press Train to begin.</source>
        <translation>Die Einstellungen von {name} sind eingetragen. „Trainieren“ drücken, um zu beginnen.</translation>
    </message>
    <message>
        <source>{name} is chosen to learn from. Press Train to begin.</source>
        <translation>{name} ist zum Lernen gewählt. „Trainieren“ drücken, um zu beginnen.</translation>
    </message>
    <message>
        <source>{name} wants the data “{data}”, which this tab does not know; choose another recipe.</source>
        <translation>{name} verlangt die Daten „{data}“, die dieser Reiter nicht kennt; bitte ein anderes Rezept wählen.</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <translation>{path} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>“{title}” is training. Stop it there first.</source>
        <translation>„{title}“ trainiert gerade. Bitte dort zuerst stoppen.</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste a text to learn from</source>
        <translation>Text zum Lernen einfügen</translation>
    </message>
    <message>
        <source>Paste or type here. The more text, the better: a chapter is a good start.</source>
        <translation>Hier einfügen oder tippen. Je mehr Text, desto besser: Ein Kapitel ist ein guter Anfang.</translation>
    </message>
    <message>
        <source>Text to learn from</source>
        <translation>Text zum Lernen</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>Diesen Text nehmen</translation>
    </message>
    <message>
        <source>{count:,} characters</source>
        <translation>{count:,} Zeichen</translation>
    </message>
</context>
<context>
    <name>PlaneCanvas</name>
    <message>
        <source>Drag, or use the arrow keys, to move the cursor.</source>
        <translation>Ziehen oder die Pfeiltasten drücken, um den Zeiger zu bewegen.</translation>
    </message>
    <message>
        <source>Latent plane</source>
        <translation>Latente Ebene</translation>
    </message>
</context>
<context>
    <name>PlaygroundView</name>
    <message>
        <source>Opened {name}.</source>
        <translation>{name} wurde geöffnet.</translation>
    </message>
    <message>
        <source>Opened: {name}</source>
        <translation>Geöffnet: {name}</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} wurde gespeichert.</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>Mitgeliefertes Modell</translation>
    </message>
    <message>
        <source>The model of the last training</source>
        <translation>Das Modell des letzten Trainings</translation>
    </message>
    <message>
        <source>The model of this training</source>
        <translation>Das Modell dieses Trainings</translation>
    </message>
    <message>
        <source>Your model {name}</source>
        <translation>Eigenes Modell {name}</translation>
    </message>
    <message>
        <source>{name} is in play.</source>
        <translation>{name} ist im Spiel.</translation>
    </message>
    <message>
        <source>{name} was not opened, because training has begun meanwhile.</source>
        <translation>{name} wurde nicht geöffnet, weil inzwischen ein Training begonnen hat.</translation>
    </message>
</context>
<context>
    <name>Playgrounds</name>
    <message>
        <source>A character LSTM that learns to write like the text you give it.</source>
        <translation>Ein LSTM, das Zeichen für Zeichen so schreiben lernt wie der Text, den es bekommt.</translation>
    </message>
    <message>
        <source>A class-conditional GAN that you watch learning to draw.</source>
        <translation>Ein klassenbedingtes GAN, dem man beim Malenlernen zusieht.</translation>
    </message>
    <message>
        <source>A variational autoencoder whose latent plane you can walk on.</source>
        <translation>Ein Variational Autoencoder, auf dessen latenter Ebene man umhergehen kann.</translation>
    </message>
    <message>
        <source>GAN</source>
        <translation>GAN</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>Latenter Raum</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>step {step:,}</source>
        <translation>Schritt {step:,}</translation>
    </message>
    <message>
        <source>step {step:,} of {all:,}</source>
        <translation>Schritt {step:,} von {all:,}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch wurde nichts geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <translation>{path} ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A model of the {0} playground cannot write text; choose a text model.</source>
        <translation>Ein Modell für „{0}“ kann keinen Text schreiben; bitte ein Textmodell wählen.</translation>
    </message>
    <message>
        <source>A step with batch size {0}, context length {1} and layers of {2} needs about {3} GB of memory; make one smaller.</source>
        <translation>Ein Schritt mit Batchgröße {0}, Kontextlänge {1} und Schichten von {2} braucht etwa {3} GB Speicher; bitte einen der Werte verkleinern.</translation>
    </message>
    <message>
        <source>A variational autoencoder knows no classes; leave the class out, or use the GAN playground.</source>
        <translation>Ein Variational Autoencoder kennt keine Klassen; bitte die Klasse weglassen oder das GAN nehmen.</translation>
    </message>
    <message>
        <source>Computing in bfloat16, {0} times as fast here as float32.</source>
        <translation>Gerechnet wird mit bfloat16, hier {0}-mal so schnell wie mit float32.</translation>
    </message>
    <message>
        <source>Computing in float32: bfloat16 is not tried on this device.</source>
        <translation>Gerechnet wird mit float32: bfloat16 wird auf diesem Gerät nicht ausprobiert.</translation>
    </message>
    <message>
        <source>Computing in float32: bfloat16 is only {0} times as fast here.</source>
        <translation>Gerechnet wird mit float32: bfloat16 ist hier nur {0}-mal so schnell.</translation>
    </message>
    <message>
        <source>Computing in float32: this graphics card has no bfloat16 units.</source>
        <translation>Gerechnet wird mit float32: Diese Grafikkarte hat keine Recheneinheiten für bfloat16.</translation>
    </message>
    <message>
        <source>Computing in float32: this model cannot be computed in bfloat16 here.</source>
        <translation>Gerechnet wird mit float32: Dieses Modell lässt sich hier nicht mit bfloat16 rechnen.</translation>
    </message>
    <message>
        <source>Computing in float32: this processor has no bfloat16 units.</source>
        <translation>Gerechnet wird mit float32: Dieser Prozessor hat keine Recheneinheiten für bfloat16.</translation>
    </message>
    <message>
        <source>Computing with two threads, {0} times as fast here as with one.</source>
        <translation>Rechnet mit zwei Threads, hier {0}-mal so schnell wie mit einem.</translation>
    </message>
    <message>
        <source>Examples per epoch ({0}) must be at least the batch size ({1}); raise the first or lower the second.</source>
        <translation>Die Beispiele je Epoche ({0}) müssen mindestens der Batchgröße ({1}) entsprechen; bitte das eine erhöhen oder das andere senken.</translation>
    </message>
    <message>
        <source>Figures, on pictures or text that it has not learnt from</source>
        <translation>Werte, gemessen an Bildern oder Text, aus denen es nicht gelernt hat</translation>
    </message>
    <message>
        <source>Hash of the data</source>
        <translation>Prüfsumme der Daten</translation>
    </message>
    <message>
        <source>Last figures</source>
        <translation>Letzte Werte</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>Gelernt aus</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Entstanden mit</translation>
    </message>
    <message>
        <source>No judge knows these pictures: there is one for MNIST and one for Fashion-MNIST only.</source>
        <translation>Kein Gutachter kennt diese Bilder: Es gibt nur einen für MNIST und einen für Fashion-MNIST.</translation>
    </message>
    <message>
        <source>Read as {0}.</source>
        <translation>Gelesen als {0}.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Say which run to continue.</source>
        <translation>Bitte sagen, welcher Lauf fortgesetzt werden soll.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Step {0}, epoch {1}: one class per column, the same z along a row</source>
        <translation>Schritt {0}, Epoche {1}: eine Klasse je Spalte, dasselbe z in jeder Zeile</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the model it is to continue; start a new run instead.</source>
        <translation>Der Zwischenstand passt nicht zu dem Modell, das er fortsetzen soll; bitte einen neuen Lauf beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint does not fit these settings and this text; continue it with its own, or start anew.</source>
        <translation>Der Zwischenstand passt nicht zu diesen Einstellungen und diesem Text; bitte ihn mit den eigenen fortsetzen oder neu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint was written on another kind of device, where chance takes another course; continue the run on that one.</source>
        <translation>Der Zwischenstand stammt von einer anderen Art Gerät, auf der der Zufall anders verläuft; bitte den Lauf dort fortsetzen.</translation>
    </message>
    <message>
        <source>The class “{0}” has {1}; give it at least two.</source>
        <translation>Die Klasse „{0}“ hat {1}; sie braucht mindestens zwei.</translation>
    </message>
    <message>
        <source>The length of a text must be 0 or more characters, not {0}.</source>
        <translation>Die Länge eines Textes muss 0 oder mehr Zeichen sein, nicht {0}.</translation>
    </message>
    <message>
        <source>The loss stopped being a number by step {0}, so training has ended; the model is back at its last good checkpoint, step {1}. Try a lower learning rate.</source>
        <translation>Der Verlust war bei Schritt {0} keine Zahl mehr, deshalb ist das Training beendet; das Modell steht wieder auf dem letzten guten Zwischenstand, Schritt {1}. Eine kleinere Lernrate hilft meist.</translation>
    </message>
    <message>
        <source>The model has lost the list of characters it knows, so it cannot write; train or open another.</source>
        <translation>Dem Modell fehlt die Liste der Zeichen, die es kennt; so kann es nicht schreiben. Bitte ein anderes trainieren oder öffnen.</translation>
    </message>
    <message>
        <source>The model has never seen some characters of this text, so it {0}.</source>
        <translation>Das Modell hat einige Zeichen dieses Textes nie gesehen; {0}.</translation>
    </message>
    <message>
        <source>The model&apos;s weights are not numbers any more, so it cannot be used; choose another.</source>
        <translation>Die Gewichte des Modells sind keine Zahlen mehr, so ist es nicht zu gebrauchen; bitte ein anderes wählen.</translation>
    </message>
    <message>
        <source>The model&apos;s weights do not fit its settings, so it cannot be used; choose another.</source>
        <translation>Die Gewichte des Modells passen nicht zu seinen Einstellungen, so ist es nicht zu gebrauchen; bitte ein anderes wählen.</translation>
    </message>
    <message>
        <source>The newest checkpoint is damaged or missing, so training goes on from step {0}.</source>
        <translation>Der neueste Zwischenstand ist beschädigt oder fehlt, daher geht das Training ab Schritt {0} weiter.</translation>
    </message>
    <message>
        <source>The plane from −{0} to {1}</source>
        <translation>Die Ebene von −{0} bis {1}</translation>
    </message>
    <message>
        <source>The recipe {0} cannot be read: {1}.</source>
        <translation>Das Rezept {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The run in {0} is being trained in another window or program; stop it there first.</source>
        <translation>Der Lauf in {0} wird gerade in einem anderen Fenster oder Programm trainiert; bitte erst dort stoppen.</translation>
    </message>
    <message>
        <source>The run in {0} was made by a newer version of this program; install that one to use it.</source>
        <translation>Der Lauf in {0} stammt von einer neueren Version dieses Programms; bitte diese installieren.</translation>
    </message>
    <message>
        <source>The temperature must be a number of 0 or more, not {0}.</source>
        <translation>Die Temperatur muss eine Zahl von 0 oder mehr sein, nicht {0}.</translation>
    </message>
    <message>
        <source>The text “{0}” has {1} characters that the model knows before its last tenth and {2} in it, and both must have some; choose a text like the one it was trained on.</source>
        <translation>Der Text „{0}“ hat vor seinem letzten Zehntel {1} Zeichen, die das Modell kennt, und {2} darin; in beiden müssen welche sein. Bitte einen Text wählen, der dem des Trainings gleicht.</translation>
    </message>
    <message>
        <source>The text “{0}” has {1} characters to learn from, but a context length of {2} needs at least {3}; choose a longer text or a shorter context.</source>
        <translation>Der Text „{0}“ hat {1} Zeichen zum Lernen, eine Kontextlänge von {2} braucht aber mindestens {3}; bitte einen längeren Text oder einen kürzeren Kontext wählen.</translation>
    </message>
    <message>
        <source>The text “{0}” has {1} distinct characters to learn from, but at least 2 are needed; choose a longer or more varied text.</source>
        <translation>Der Text „{0}“ hat {1} verschiedene Zeichen zum Lernen, nötig sind mindestens 2; bitte einen längeren oder abwechslungsreicheren Text wählen.</translation>
    </message>
    <message>
        <source>The weights {0} are too large for {1}; keep float32.</source>
        <translation>Die Gewichte {0} sind zu groß für {1}; bitte bei float32 bleiben.</translation>
    </message>
    <message>
        <source>There are no IDX files in {0}; they are named like train-images-idx3-ubyte.gz.</source>
        <translation>In {0} sind keine IDX-Dateien; sie heißen etwa train-images-idx3-ubyte.gz.</translation>
    </message>
    <message>
        <source>There is no class {0} in this model; its classes are {1}.</source>
        <translation>Dieses Modell kennt keine Klasse {0}; seine Klassen sind {1}.</translation>
    </message>
    <message>
        <source>There is no data set and no file “{0}”; there is {1}.</source>
        <translation>Es gibt keinen Datensatz und keine Datei „{0}“; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no device “{0}” on this computer; there is {1}.</source>
        <translation>Auf diesem Rechner gibt es kein Gerät „{0}“; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <translation>Es gibt keine Datei und keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no model file {0}.</source>
        <translation>Es gibt keine Modelldatei {0}.</translation>
    </message>
    <message>
        <source>There is no model file, run or model called “{0}”; models by name: {1}.</source>
        <translation>Es gibt keine Modelldatei, keinen Lauf und kein Modell namens „{0}“; Modelle mit Namen: {1}.</translation>
    </message>
    <message>
        <source>There is no playground “{0}” in this version of the program; install a newer one.</source>
        <translation>In dieser Version des Programms gibt es den Bereich „{0}“ nicht; bitte eine neuere installieren.</translation>
    </message>
    <message>
        <source>There is no playground “{0}”; there are {1}.</source>
        <translation>Es gibt keinen Bereich „{0}“; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no precision “{0}”; there are auto, {1}.</source>
        <translation>Es gibt keine Genauigkeit „{0}“; es gibt auto, {1}.</translation>
    </message>
    <message>
        <source>There is no preset “{0}”; there is {1}.</source>
        <translation>Es gibt keine Voreinstellung „{0}“; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no recipe {0}.</source>
        <translation>Es gibt kein Rezept {0}.</translation>
    </message>
    <message>
        <source>There is no run in {0}; it has no run.json.</source>
        <translation>In {0} ist kein Lauf; die Datei run.json fehlt.</translation>
    </message>
    <message>
        <source>There is no setting “{0}”; the settings are {1}.</source>
        <translation>Es gibt keine Einstellung „{0}“; die Einstellungen sind {1}.</translation>
    </message>
    <message>
        <source>This installation comes without Python&apos;s {0}; choose another text.</source>
        <translation>Dieser Installation fehlt ein Teil von Python ({0}); bitte einen anderen Text wählen.</translation>
    </message>
    <message>
        <source>This model knows {0} classes and {1} has {2}; evaluate it with the data it was trained on.</source>
        <translation>Dieses Modell kennt {0} Klassen, {1} hat {2}; bitte mit den Daten prüfen, aus denen es gelernt hat.</translation>
    </message>
    <message>
        <source>This model&apos;s weights do not fit its settings; train or open another one.</source>
        <translation>Die Gewichte dieses Modells passen nicht zu seinen Einstellungen; bitte ein anderes trainieren oder öffnen.</translation>
    </message>
    <message>
        <source>This run has used its whole budget ({0} step, {1} s); give a larger number of steps or seconds to continue it.</source>
        <translation>Dieser Lauf hat sein ganzes Budget verbraucht ({0} Schritt, {1} s); für eine Fortsetzung braucht er mehr Schritte oder Sekunden.</translation>
    </message>
    <message>
        <source>This run has used its whole budget ({0} steps, {1} s); give a larger number of steps or seconds to continue it.</source>
        <translation>Dieser Lauf hat sein ganzes Budget verbraucht ({0} Schritte, {1} s); für eine Fortsetzung braucht er mehr Schritte oder Sekunden.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>What it is bad at</source>
        <translation>Was ihm schwerfällt</translation>
    </message>
    <message>
        <source>a list or table</source>
        <translation>eine Liste oder Tabelle</translation>
    </message>
    <message>
        <source>a name or path in quotes</source>
        <translation>ein Name oder Pfad in Anführungszeichen</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>eine Zahl über 0</translation>
    </message>
    <message>
        <source>a number of that many digits</source>
        <translation>eine Zahl mit so vielen Stellen</translation>
    </message>
    <message>
        <source>a number {0}</source>
        <translation>eine Zahl ({0})</translation>
    </message>
    <message>
        <source>a part of its path is a file, not a folder</source>
        <translation>ein Teil des Pfades ist eine Datei und kein Ordner</translation>
    </message>
    <message>
        <source>a set of pictures</source>
        <translation>eine Bildersammlung</translation>
    </message>
    <message>
        <source>a table, [settings]</source>
        <translation>eine Tabelle, [settings]</translation>
    </message>
    <message>
        <source>a table, [ship]</source>
        <translation>eine Tabelle, [ship]</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a whole number {0}</source>
        <translation>eine ganze Zahl ({0})</translation>
    </message>
    <message>
        <source>a word in quotes</source>
        <translation>ein Wort in Anführungszeichen</translation>
    </message>
    <message>
        <source>above {0}</source>
        <translation>über {0}</translation>
    </message>
    <message>
        <source>above {0} and at most {1}</source>
        <translation>über {0} und höchstens {1}</translation>
    </message>
    <message>
        <source>above {0} and below {1}</source>
        <translation>über {0} und unter {1}</translation>
    </message>
    <message>
        <source>another program is using it; close that one and try again</source>
        <translation>ein anderes Programm benutzt es; bitte jenes schließen und es noch einmal versuchen</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>mindestens {0}</translation>
    </message>
    <message>
        <source>at least {0} and below {1}</source>
        <translation>mindestens {0} und unter {1}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>höchstens {0}</translation>
    </message>
    <message>
        <source>below {0}</source>
        <translation>unter {0}</translation>
    </message>
    <message>
        <source>between {0} and {1}</source>
        <translation>zwischen {0} und {1}</translation>
    </message>
    <message>
        <source>graphics card (CUDA), {0}</source>
        <translation>Grafikkarte (CUDA), {0}</translation>
    </message>
    <message>
        <source>graphics processor (MPS), {0}</source>
        <translation>Grafikprozessor (MPS), {0}</translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation>es ist ein Ordner und keine Datei</translation>
    </message>
    <message>
        <source>it, or a folder on the way to it, is missing</source>
        <translation>es oder ein Ordner auf dem Weg dorthin fehlt</translation>
    </message>
    <message>
        <source>its name is too long; choose a shorter one</source>
        <translation>der Name ist zu lang; bitte einen kürzeren wählen</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>no pictures</source>
        <translation>keine Bilder</translation>
    </message>
    <message>
        <source>no sub-folder</source>
        <translation>keinen Unterordner</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <translation>eines von {0}</translation>
    </message>
    <message>
        <source>only one picture</source>
        <translation>nur ein Bild</translation>
    </message>
    <message>
        <source>only one sub-folder, “{0}”</source>
        <translation>nur einen Unterordner, „{0}“</translation>
    </message>
    <message>
        <source>processor, {0}, {1} thread</source>
        <translation>Prozessor, {0}, {1} Thread</translation>
    </message>
    <message>
        <source>processor, {0}, {1} threads</source>
        <translation>Prozessor, {0}, {1} Threads</translation>
    </message>
    <message>
        <source>read {0}</source>
        <translation>gelesen: {0}</translation>
    </message>
    <message>
        <source>read {0} and skipped {1}</source>
        <translation>gelesen: {0}; übersprungen: {1}</translation>
    </message>
    <message>
        <source>skipped {0}</source>
        <translation>übersprungen: {0}</translation>
    </message>
    <message>
        <source>something of that name is in the way; choose another name</source>
        <translation>etwas mit diesem Namen ist im Weg; bitte einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>the disk can only be read; choose another place</source>
        <translation>der Datenträger lässt sich nur lesen; bitte einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>the disk is full; make room and try again</source>
        <translation>der Datenträger ist voll; bitte Platz schaffen und es noch einmal versuchen</translation>
    </message>
    <message>
        <source>the disk reports a fault; try another one</source>
        <translation>der Datenträger meldet einen Fehler; bitte einen anderen versuchen</translation>
    </message>
    <message>
        <source>the drive does not answer; check that it is connected</source>
        <translation>das Laufwerk antwortet nicht; bitte prüfen, ob es angeschlossen ist</translation>
    </message>
    <message>
        <source>the system does not allow it; choose another place, or change its permissions</source>
        <translation>das System erlaubt es nicht; bitte einen anderen Ort wählen oder die Zugriffsrechte ändern</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>whole numbers</source>
        <translation>ganze Zahlen</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be used as a recipe: {1}</source>
        <translation>{0} ist als Rezept nicht brauchbar: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be used: “{1}” must be {2}, not {3}.</source>
        <translation>{0} ist nicht brauchbar: Für „{1}“ braucht es {2}, nicht {3}.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be downloaded: no mirror gave {1}; check the network and try again.</source>
        <translation>{0} ließ sich nicht herunterladen: Keine Quelle lieferte {1}; bitte die Netzverbindung prüfen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{0} does not hold one whole number a picture; choose another file.</source>
        <translation>{0} enthält nicht eine ganze Zahl je Bild; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{0} does not say which playground it is for; add a line like playground = “text”.</source>
        <translation>{0} sagt nicht, für welchen Bereich es ist; bitte eine Zeile wie playground = „text“ hinzufügen.</translation>
    </message>
    <message>
        <source>{0} goes on behind its last element, so it is damaged; get it anew.</source>
        <translation>{0} geht hinter dem letzten Element weiter, ist also beschädigt; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} has changed since this run began, so it cannot be continued exactly.</source>
        <translation>{0} hat sich seit Beginn dieses Laufs geändert, daher lässt er sich nicht genau fortsetzen.</translation>
    </message>
    <message>
        <source>{0} has lists within lists too deep for a recipe.</source>
        <translation>{0} enthält für ein Rezept zu tief verschachtelte Listen.</translation>
    </message>
    <message>
        <source>{0} has only one class; at least two are needed.</source>
        <translation>{0} hat nur eine Klasse; nötig sind mindestens zwei.</translation>
    </message>
    <message>
        <source>{0} has other classes than this model, so they are not shown together.</source>
        <translation>{0} hat andere Klassen als dieses Modell, darum werden sie nicht zusammen gezeigt.</translation>
    </message>
    <message>
        <source>{0} has too many pixels to be opened safely; make it smaller.</source>
        <translation>{0} hat zu viele Pixel, um sicher geöffnet zu werden; bitte verkleinern.</translation>
    </message>
    <message>
        <source>{0} has {1}; make one sub-folder of pictures for each class, at least two.</source>
        <translation>{0} hat {1}; bitte für jede Klasse einen Unterordner mit Bildern anlegen, mindestens zwei.</translation>
    </message>
    <message>
        <source>{0} holds a judge of another version; install the program anew.</source>
        <translation>{0} enthält einen Gutachter einer anderen Version; bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>{0} holds a model of the {1} playground, not of {2}; open it there.</source>
        <translation>{0} enthält ein Modell für „{1}“, nicht für „{2}“; bitte dort öffnen.</translation>
    </message>
    <message>
        <source>{0} holds no grey pictures of one byte a pixel; choose another file.</source>
        <translation>{0} enthält keine grauen Bilder mit einem Byte je Pixel; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{0} holds no judge of pictures; install the program anew.</source>
        <translation>{0} enthält keinen Gutachter für Bilder; bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>{0} holds no run; choose a model file or a run&apos;s folder.</source>
        <translation>{0} enthält keinen Lauf; bitte eine Modelldatei oder den Ordner eines Laufs wählen.</translation>
    </message>
    <message>
        <source>{0} holds no whole checkpoint, so the run cannot be continued.</source>
        <translation>{0} enthält keinen vollständigen Zwischenstand, daher lässt sich der Lauf nicht fortsetzen.</translation>
    </message>
    <message>
        <source>{0} holds no whole checkpoint, so there is no model to open.</source>
        <translation>{0} enthält keinen vollständigen Zwischenstand, also auch kein Modell zum Öffnen.</translation>
    </message>
    <message>
        <source>{0} holds settings that this version does not understand.</source>
        <translation>{0} enthält Einstellungen, die diese Version nicht versteht.</translation>
    </message>
    <message>
        <source>{0} holds {1} pictures but {2} holds {3} labels; they do not belong together.</source>
        <translation>{0} enthält {1} Bilder, aber {2} enthält {3} Klassenangaben; sie gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>{0} is a file; choose a new folder.</source>
        <translation>{0} ist eine Datei; bitte einen neuen Ordner wählen.</translation>
    </message>
    <message>
        <source>{0} is a file; choose the folder that holds one sub-folder a class.</source>
        <translation>{0} ist eine Datei; bitte den Ordner wählen, der je Klasse einen Unterordner enthält.</translation>
    </message>
    <message>
        <source>{0} is a folder; choose a text file.</source>
        <translation>{0} ist ein Ordner; bitte eine Textdatei wählen.</translation>
    </message>
    <message>
        <source>{0} is a run of the {1} playground, not of {2}; open it there.</source>
        <translation>{0} ist ein Lauf von „{1}“, nicht von „{2}“; bitte dort öffnen.</translation>
    </message>
    <message>
        <source>{0} is a run of the {1} playground; continue it there.</source>
        <translation>{0} ist ein Lauf von „{1}“; bitte dort fortsetzen.</translation>
    </message>
    <message>
        <source>{0} is a single file; choose a folder with one sub-folder of pictures for each class, or IDX files.</source>
        <translation>{0} ist eine einzelne Datei; bitte einen Ordner mit einem Unterordner voller Bilder je Klasse wählen, oder IDX-Dateien.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete; get it anew.</source>
        <translation>{0} ist beschädigt oder unvollständig; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is damaged or not a model file; nothing was loaded.</source>
        <translation>{0} ist beschädigt oder keine Modelldatei; nichts wurde geladen.</translation>
    </message>
    <message>
        <source>{0} is damaged, so the run cannot be read.</source>
        <translation>{0} ist beschädigt, daher lässt sich der Lauf nicht lesen.</translation>
    </message>
    <message>
        <source>{0} is empty; choose a text with something in it.</source>
        <translation>{0} ist leer; bitte einen Text wählen, in dem etwas steht.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB, so it is no recipe.</source>
        <translation>{0} ist größer als {1} MB, also kein Rezept.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB; choose a shorter text.</source>
        <translation>{0} ist größer als {1} MB; bitte einen kürzeren Text wählen.</translation>
    </message>
    <message>
        <source>{0} is missing from this installation ({1}); install the program anew.</source>
        <translation>{0} fehlt in dieser Installation ({1}); bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>{0} is neither a file nor a folder; choose something else.</source>
        <translation>{0} ist weder eine Datei noch ein Ordner; bitte etwas anderes wählen.</translation>
    </message>
    <message>
        <source>{0} is not a model of this program; choose a file that it saved.</source>
        <translation>{0} ist kein Modell dieses Programms; bitte eine Datei wählen, die es gespeichert hat.</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read; remove it or save it as PNG.</source>
        <translation>{0} ist kein lesbares Bild; bitte entfernen oder als PNG speichern.</translation>
    </message>
    <message>
        <source>{0} is not a text that can be read; save it as plain text in UTF-8.</source>
        <translation>{0} ist kein lesbarer Text; bitte als reinen Text in UTF-8 speichern.</translation>
    </message>
    <message>
        <source>{0} is not an IDX file; choose one whose name ends like “images-idx3-ubyte”.</source>
        <translation>{0} ist keine IDX-Datei; ihr Name endet auf etwas wie „images-idx3-ubyte“.</translation>
    </message>
    <message>
        <source>{0} is not downloaded yet; get it with “gdl data get {1}”.</source>
        <translation>{0} ist noch nicht heruntergeladen; „gdl data get {1}“ holt es.</translation>
    </message>
    <message>
        <source>{0} is not empty; choose a new folder, or continue the run in it with --resume.</source>
        <translation>{0} ist nicht leer; bitte einen neuen Ordner wählen oder den Lauf darin mit --resume fortsetzen.</translation>
    </message>
    <message>
        <source>{0} is not finite</source>
        <translation>{0} ist nicht endlich</translation>
    </message>
    <message>
        <source>{0} is not named like an IDX file, for example train-images-idx3-ubyte.gz.</source>
        <translation>{0} heißt nicht wie eine IDX-Datei, zum Beispiel train-images-idx3-ubyte.gz.</translation>
    </message>
    <message>
        <source>{0} is not written as a recipe must be, in TOML: {1}.</source>
        <translation>{0} ist nicht so geschrieben, wie ein Rezept sein muss, in TOML: {1}.</translation>
    </message>
    <message>
        <source>{0} is truncated: it ends before the elements that it announces; get it anew.</source>
        <translation>{0} ist abgeschnitten: Die Datei endet vor den Elementen, die sie ankündigt; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels, too many to be opened safely; make it smaller.</source>
        <translation>{0} hat {1} x {2} Pixel, zu viele, um sicher geöffnet zu werden; bitte verkleinern.</translation>
    </message>
    <message>
        <source>{0} is {1}, but {2} is needed here; there is {3}.</source>
        <translation>{0} ist {1}, gebraucht wird hier aber {2}; es gibt {3}.</translation>
    </message>
    <message>
        <source>{0} is “{1}”; it can be auto or a whole number from 1 to {2}.</source>
        <translation>{0} ist „{1}“; möglich sind auto oder eine ganze Zahl von 1 bis {2}.</translation>
    </message>
    <message>
        <source>{0} lacks the file {1}-{2} or {3}-{4}.gz; put it beside the others.</source>
        <translation>In {0} fehlt die Datei {1}-{2} oder {3}-{4}.gz; bitte neben die anderen legen.</translation>
    </message>
    <message>
        <source>{0} million numbers</source>
        <translation>{0} Millionen Zahlen</translation>
    </message>
    <message>
        <source>{0} must be one of {1}, not {2}.</source>
        <translation>Für „{0}“ braucht es eines von {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} must be {1}, not {2}.</source>
        <translation>Für „{0}“ braucht es {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} names “{1}”, which no recipe knows; it may name {2}.</source>
        <translation>{0} nennt „{1}“, was kein Rezept kennt; es darf {2} nennen.</translation>
    </message>
    <message>
        <source>{0} nats</source>
        <translation>{0} Nats</translation>
    </message>
    <message>
        <source>{0} nats per character</source>
        <translation>{0} Nats je Zeichen</translation>
    </message>
    <message>
        <source>{0} numbers</source>
        <translation>{0} Zahlen</translation>
    </message>
    <message>
        <source>{0} numbers, stored as {1}</source>
        <translation>{0} Zahlen, gespeichert als {1}</translation>
    </message>
    <message>
        <source>{0} says it holds {1} GiB, which is more than this program takes.</source>
        <translation>{0} gibt an, {1} GiB zu enthalten; mehr, als dieses Programm annimmt.</translation>
    </message>
    <message>
        <source>{0} says twice how long to train, by {1} and by {2}; keep one of them.</source>
        <translation>{0} sagt zweimal, wie lange trainiert werden soll, mit {1} und mit {2}; bitte nur eines behalten.</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} Schritte</translation>
    </message>
    <message>
        <source>{0} steps in {1} minutes</source>
        <translation>{0} Schritte in {1} Minuten</translation>
    </message>
    <message>
        <source>{0} steps in {1} seconds</source>
        <translation>{0} Schritte in {1} Sekunden</translation>
    </message>
    <message>
        <source>{0} thousand numbers</source>
        <translation>{0} Tausend Zahlen</translation>
    </message>
    <message>
        <source>{0} to {1} whole numbers, each {2}</source>
        <translation>{0} bis {1} ganze Zahlen, jede {2}</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of this program; update to open it.</source>
        <translation>{0} wurde von einer neueren Version dieses Programms geschrieben; zum Öffnen bitte aktualisieren.</translation>
    </message>
    <message>
        <source>{0}% are what was asked for</source>
        <translation>{0} % sind wie verlangt</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>“{0}” as “{1}”</source>
        <translation>„{0}“ als „{1}“</translation>
    </message>
</context>
<context>
    <name>SessionThread</name>
    <message>
        <source>Training stopped because something went wrong inside the program; what was saved so far is kept.</source>
        <translation>Das Training endete, weil im Programm etwas schiefging; was bis dahin gespeichert wurde, bleibt.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Adam beta 1</source>
        <translation>Beta 1 von Adam</translation>
    </message>
    <message>
        <source>Adam beta 2</source>
        <translation>Beta 2 von Adam</translation>
    </message>
    <message>
        <source>Adversarial loss</source>
        <translation>Adversarialer Verlust</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Channels of the decoder</source>
        <translation>Kanäle des Decoders</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>Discriminator learning rate</source>
        <translation>Lernrate des Diskriminators</translation>
    </message>
    <message>
        <source>Discriminator width</source>
        <translation>Breite des Diskriminators</translation>
    </message>
    <message>
        <source>Distribution of z</source>
        <translation>Verteilung von z</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Embedding size</source>
        <translation>Größe der Einbettung</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Examples per epoch</source>
        <translation>Beispiele je Epoche</translation>
    </message>
    <message>
        <source>Fading of the class loss</source>
        <translation>Abklingen des Klassenverlusts</translation>
    </message>
    <message>
        <source>Feature maps in the discriminator&apos;s first layer; each later layer has twice as many. Try 24 to 48. More notice finer faults, but leave a short run too few steps; with very few it overlooks what you would see at once.</source>
        <translation>Merkmalskarten in der ersten Schicht des Diskriminators; jede weitere Schicht hat doppelt so viele. Gut sind 24 bis 48. Mehr bemerken feinere Fehler, lassen einem kurzen Lauf aber zu wenige Schritte; mit sehr wenigen übersieht er, was man sofort sehen würde.</translation>
    </message>
    <message>
        <source>Feature maps in the generator&apos;s first layer; each later layer has half as many. Try 48 for a minute, 96 for half an hour. More draw finer detail, but in a short run nothing readable; with very few every picture is a blur.</source>
        <translation>Merkmalskarten in der ersten Schicht des Generators; jede weitere Schicht hat halb so viele. Gut sind 48 für eine Minute, 96 für eine halbe Stunde. Mehr zeichnen feiner, bei einem kurzen Lauf aber nichts Lesbares; mit sehr wenigen verschwimmt jedes Bild.</translation>
    </message>
    <message>
        <source>For the convolutional decoder: how many numbers stand for each place of the 7 by 7 picture that it begins with, and of the 14 by 14 picture after. Try “16, 8”. With very few, pictures blur; many draw finer, but so slowly that a short run ends worse.</source>
        <translation>Für das Faltungsnetz als Decoder: wie viele Zahlen für jeden Ort des 7 mal 7 großen Bildes stehen, mit dem es beginnt, und für jeden des 14 mal 14 großen danach. Gut sind „16, 8“. Bei sehr wenigen verschwimmen die Bilder; viele zeichnen feiner, aber so langsam, dass ein kurzer Lauf schlechter endet.</translation>
    </message>
    <message>
        <source>Generator learning rate</source>
        <translation>Lernrate des Generators</translation>
    </message>
    <message>
        <source>Generator width</source>
        <translation>Breite des Generators</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Heads of the discriminator</source>
        <translation>Köpfe des Diskriminators</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Verdeckte Schichten</translation>
    </message>
    <message>
        <source>How a rebuilt picture is compared with the original. Try gaussian: squared error, added up over 784 pixels; pictures stay soft. bernoulli: cross-entropy of each pixel as black or white, in nats; about ten times larger, so the KL counts for less: sharper pictures, a more scattered plane. logistic: how probable each of 256 grey values is, in nats, with a learnt spread per pixel; the KL counts for least, and steps take longer. Their losses do not compare.</source>
        <translation>Wie ein nachgebautes Bild mit dem Original verglichen wird. Gut ist Gauß: quadratischer Fehler, summiert über 784 Pixel; Bilder bleiben weich. Bernoulli: Kreuzentropie jedes Pixels als Schwarz oder Weiß, in Nats; etwa zehnmal so groß, die KL zählt also weniger: schärfere Bilder, eine stärker zerstreute Ebene. logistisch: wie wahrscheinlich jeder der 256 Grauwerte ist, in Nats, mit gelernter Streuung je Pixel; die KL zählt am wenigsten, und Schritte dauern länger. Ihre Verluste lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>How bold the samples during training are: 0 always takes the likeliest character and soon repeats itself, 0.5 plays safe, 1 follows what was learnt, above 1.5 it babbles.</source>
        <translation>Wie gewagt die Proben während des Trainings sind: 0 nimmt immer das wahrscheinlichste Zeichen und wiederholt sich bald, 0,5 bleibt vorsichtig, 1 folgt dem Gelernten, über 1,5 wird es Gestammel.</translation>
    </message>
    <message>
        <source>How far each step moves the weights; you may change it while training runs. Try 0.001 to 0.01. Too high and the loss jumps or explodes; too low and it hardly falls.</source>
        <translation>Wie weit jeder Schritt die Gewichte bewegt; lässt sich während des Trainings ändern. Gut sind 0,001 bis 0,01. Zu hoch, und der Verlust springt oder explodiert; zu niedrig, und er fällt kaum.</translation>
    </message>
    <message>
        <source>How far the discriminator moves at each step. Keep it near the generator&apos;s. Much larger and it wins outright and teaches the generator nothing; much smaller and it is fooled by anything.</source>
        <translation>Wie weit sich der Diskriminator bei jedem Schritt bewegt. Am besten nahe an der Lernrate des Generators. Viel größer, und er gewinnt haushoch und lehrt den Generator nichts; viel kleiner, und er fällt auf alles herein.</translation>
    </message>
    <message>
        <source>How far the generator moves at each step. Try 0.0002 to 0.004. Too large and the pictures flicker or turn to noise; too small and nothing seems to happen.</source>
        <translation>Wie weit sich der Generator bei jedem Schritt bewegt. Gut sind 0,0002 bis 0,004. Zu groß, und die Bilder flackern oder werden zu Rauschen; zu klein, und es scheint nichts zu geschehen.</translation>
    </message>
    <message>
        <source>How far the weights move at each step. Try 0.0005 to 0.004. Too low and hardly anything happens; too high and the loss jumps, stalls with every picture looking the same, or stops being a number.</source>
        <translation>Wie weit sich die Gewichte bei jedem Schritt bewegen. Gut sind 0,0005 bis 0,004. Zu niedrig, und es geschieht kaum etwas; zu hoch, und der Verlust springt, bleibt stecken, wobei alle Bilder gleich aussehen, oder ist keine Zahl mehr.</translation>
    </message>
    <message>
        <source>How gradients become steps. adam is the safe choice; rmsprop, without adam&apos;s momentum, is a little restless at the same learning rate.</source>
        <translation>Wie aus Gradienten Schritte werden. Adam ist die sichere Wahl; RMSprop, ohne den Schwung von Adam, ist bei gleicher Lernrate etwas unruhig.</translation>
    </message>
    <message>
        <source>How latent numbers become a picture. Try perceptron first: the encoder&apos;s layers in reverse, every pixel for itself, so fine detail blurs. convolutional: a small coarse picture, refined twice, neighbouring pixels drawn together; it trains at about half the speed, and a short run leaves the plane smeared.</source>
        <translation>Wie aus latenten Zahlen ein Bild wird. Gut ist zuerst Perzeptron: die Schichten des Encoders rückwärts, jedes Pixel für sich, sodass Feines verschwimmt. Faltungsnetz: ein kleines grobes Bild, zweimal verfeinert, benachbarte Pixel entstehen gemeinsam; es trainiert etwa halb so schnell, und nach kurzem Lauf ist die Ebene verschmiert.</translation>
    </message>
    <message>
        <source>How many characters each sample during training has. Try 300. Very short ones show a word or two and hide whether sentences hold together; very long ones take time away from training.</source>
        <translation>Wie viele Zeichen jede Probe während des Trainings hat. Gut sind 300. Sehr kurze zeigen ein, zwei Wörter und verbergen, ob Sätze zusammenhalten; sehr lange nehmen dem Training Zeit.</translation>
    </message>
    <message>
        <source>How many characters the model looks back over while it learns. Try 40 to 100. Short contexts teach spelling but no sentences; long ones make every step slower.</source>
        <translation>Auf wie viele Zeichen das Modell beim Lernen zurückblickt. Gut sind 40 bis 100. Kurze Kontexte lehren Rechtschreibung, aber keine Sätze; lange machen jeden Schritt langsamer.</translation>
    </message>
    <message>
        <source>How many epochs a whole run has. Try 20 to 60. You can stop at any time and keep the model. Too few and it writes gibberish; very many on a short text and it starts to recite.</source>
        <translation>Wie viele Epochen ein ganzer Lauf hat. Gut sind 20 bis 60. Man kann jederzeit stoppen und das Modell behalten. Bei zu wenigen schreibt es Kauderwelsch; bei sehr vielen auf einem kurzen Text beginnt es auswendig aufzusagen.</translation>
    </message>
    <message>
        <source>How many learnt numbers stand for a class beside z, in the lean architecture (in “book” there are as many as in z). Try 16 to 64; it matters little for ten classes.</source>
        <translation>Wie viele gelernte Zahlen in der schlanken Architektur neben z für eine Klasse stehen (im „Lehrbuch“ sind es so viele wie in z). Gut sind 16 bis 64; bei zehn Klassen macht es wenig aus.</translation>
    </message>
    <message>
        <source>How many memory cells each stacked LSTM layer has, from the input up, such as “256” or “448, 448”. Try 128 for a quick look and 256 for good spelling. Twice the cells take up to four times as long; with very few the model only learns which letters are common.</source>
        <translation>Wie viele Gedächtniszellen jede der gestapelten LSTM-Schichten hat, vom Eingang aufwärts, etwa „256“ oder „448, 448“. Gut sind 128 für einen schnellen Blick und 256 für gute Rechtschreibung. Doppelt so viele Zellen brauchen bis zu viermal so lange; mit sehr wenigen lernt das Modell nur, welche Buchstaben häufig sind.</translation>
    </message>
    <message>
        <source>How many more convolutions both networks have at 14 by 14 and at 7 by 7 pixels, in the lean architecture. One makes strokes whole and pictures more varied in a training of half an hour; in a short one it costs steps, and many are hard to train.</source>
        <translation>Wie viele Faltungen beide Netze bei 14 mal 14 und bei 7 mal 7 Pixeln zusätzlich haben, in der Architektur „schlank“. Eine macht bei einem Training von einer halben Stunde Striche heil und Bilder vielfältiger; bei einem kurzen kostet sie Schritte, und viele sind schwer zu trainieren.</translation>
    </message>
    <message>
        <source>How many numbers a picture is squeezed into. With 2 the latent space is a plane that you can see whole and walk on. With 8 to 16 reconstructions get much sharper, but what you see is a slice. With many, some stay unused: the KL pulls them to noise.</source>
        <translation>Auf wie viele Zahlen ein Bild verdichtet wird. Bei 2 ist der latente Raum eine Ebene, die man ganz sehen und auf der man umhergehen kann. Bei 8 bis 16 werden Rekonstruktionen viel schärfer, doch man sieht nur einen Schnitt. Bei vielen bleiben manche ungenutzt: Die KL zieht sie ins Rauschen.</translation>
    </message>
    <message>
        <source>How many numbers describe a character to the first layer; they are learnt along the way. 0 gives every character an input of its own (one-hot), as the classic example does. Try 64; below 8, unlike characters are forced to look alike, and far above the number of characters nothing is gained.</source>
        <translation>Wie viele Zahlen ein Zeichen für die erste Schicht beschreiben; sie werden nebenbei gelernt. Bei 0 hat jedes Zeichen einen eigenen Eingang (one-hot), wie im klassischen Beispiel. Gut sind 64; unter 8 müssen sich ungleiche Zeichen ähneln, weit über der Zahl der Zeichen gewinnt man nichts.</translation>
    </message>
    <message>
        <source>How many pieces of text are learnt from at once. Try 32 to 128. Small batches make a restless loss curve; large ones take fewer but longer steps.</source>
        <translation>Aus wie vielen Textstücken zugleich gelernt wird. Gut sind 32 bis 128. Kleine Batches machen die Verlustkurve unruhig; große machen weniger, aber längere Schritte.</translation>
    </message>
    <message>
        <source>How many pieces of text, each as long as the context, make an epoch. Try 3,000 to 10,000. After every epoch the model is checked on text it has not seen: with few examples the checks take much of the time, with very many you wait long for a figure.</source>
        <translation>Wie viele Textstücke, jedes so lang wie der Kontext, eine Epoche bilden. Gut sind 3.000 bis 10.000. Nach jeder Epoche wird das Modell an Text geprüft, den es nicht gesehen hat: Bei wenigen Beispielen kosten die Prüfungen viel der Zeit, bei sehr vielen dauert es lange bis zu einer Zahl.</translation>
    </message>
    <message>
        <source>How many random numbers a picture is made from: they decide everything but its class. Try 16 to 128. With very few the pictures of a class all look alike; very many add nothing.</source>
        <translation>Aus wie vielen Zufallszahlen ein Bild entsteht: Sie bestimmen alles außer der Klasse. Gut sind 16 bis 128. Bei sehr wenigen sehen alle Bilder einer Klasse gleich aus; sehr viele bringen nichts.</translation>
    </message>
    <message>
        <source>How many real pictures, and as many invented ones, are compared before the weights move. Try 16 to 128. A very small batch makes training jittery; a very large one takes few, slow steps.</source>
        <translation>Wie viele echte und ebenso viele erfundene Bilder verglichen werden, bevor sich die Gewichte bewegen. Gut sind 16 bis 128. Ein sehr kleiner Batch macht das Training zittrig; ein sehr großer macht wenige, langsame Schritte.</translation>
    </message>
    <message>
        <source>How many steps are taken before variety counts; over as many more its weight rises evenly to its full size. Try 4,000. At 0 it counts from the first step and makes early pictures harder to read; set far beyond the end of the run, it never counts.</source>
        <translation>Wie viele Schritte getan werden, bevor die Vielfalt zählt; über ebenso viele weitere steigt ihr Gewicht gleichmäßig auf den vollen Wert. Gut sind 4.000. Bei 0 zählt sie vom ersten Schritt an und macht frühe Bilder schlechter lesbar; weit hinter dem Ende des Laufs zählt sie nie.</translation>
    </message>
    <message>
        <source>How many times training passes over all pictures. Ten to thirty passes are enough for digits; clothes want more. With too few the pictures stay blotchy, with very many they hardly change any more.</source>
        <translation>Wie oft das Training alle Bilder durchgeht. Für Ziffern genügen zehn bis dreißig Durchgänge; Kleidung will mehr. Bei zu wenigen bleiben die Bilder fleckig, bei sehr vielen ändern sie sich kaum noch.</translation>
    </message>
    <message>
        <source>How much each convolution of the discriminator may enlarge a difference between two pictures, roughly and in proportion, with spectral normalization on. Try 1 to 3. At 1 it is too timid to see fine faults; far above, training is no longer steady.</source>
        <translation>Wie sehr jede Faltung des Diskriminators einen Unterschied zwischen zwei Bildern vergrößern darf, als ungefähres Maß, wenn die spektrale Normierung eingeschaltet ist. Gut sind 1 bis 3. Bei 1 ist er zu zaghaft, um feine Fehler zu sehen; weit darüber ist das Training nicht mehr ruhig.</translation>
    </message>
    <message>
        <source>How much of its previous direction the optimizer keeps. GANs want little: 0 to 0.5. At 0.9 the two players tend to circle around each other.</source>
        <translation>Wie viel der Optimierer von seiner vorigen Richtung behält. GANs wollen wenig: 0 bis 0,5. Bei 0,9 kreisen die beiden Spieler leicht umeinander.</translation>
    </message>
    <message>
        <source>How much the generator cares that its picture is recognized as the class you asked for. Try 0.1 to 3. At 0 only the other means keep the classes apart; at high values it draws one safe picture per class.</source>
        <translation>Wie wichtig es dem Generator ist, dass sein Bild als die verlangte Klasse erkannt wird. Gut sind 0,1 bis 3. Bei 0 halten nur die anderen Mittel die Klassen auseinander; bei hohen Werten malt er je Klasse ein sicheres Bild.</translation>
    </message>
    <message>
        <source>How much the generator cares that its pictures of a class differ as much as real ones do, in the eyes of the discriminator. Try 1 to 10. At 0 a long training ends with pictures that play safe; at high values oddities are invented for their own sake.</source>
        <translation>Wie wichtig es dem Generator ist, dass sich seine Bilder einer Klasse in den Augen des Diskriminators so sehr unterscheiden wie echte. Gut sind 1 bis 10. Bei 0 endet ein langes Training bei Bildern, die auf Nummer sicher gehen; bei hohen Werten werden Absonderlichkeiten um ihrer selbst willen erfunden.</translation>
    </message>
    <message>
        <source>How often training goes through all pictures. The first shows shapes; the plane goes on unfolding for dozens. Too many on few pictures and the validation loss turns upwards while the training loss still falls.</source>
        <translation>Wie oft das Training alle Bilder durchgeht. Das erste Mal zeigt Formen; die Ebene entfaltet sich dutzende Male weiter. Bei zu vielen auf wenigen Bildern steigt der Verlust der Validierung wieder, während der des Trainings noch fällt.</translation>
    </message>
    <message>
        <source>How strongly encoded pictures are pulled together around the middle of the plane. 1 is the textbook&apos;s balance. Near 0 reconstructions sharpen but the plane gets holes where nothing sensible is drawn; at 10 or more everything falls into one spot and every point draws the same average picture.</source>
        <translation>Wie stark kodierte Bilder zur Mitte der Ebene gezogen werden. 1 ist die Gewichtung des Lehrbuchs. Nahe 0 werden Rekonstruktionen schärfer, aber die Ebene bekommt Löcher, in denen nichts Sinnvolles entsteht; ab 10 fällt alles auf einen Fleck, und jeder Punkt ergibt dasselbe mittlere Bild.</translation>
    </message>
    <message>
        <source>KL warm-up</source>
        <translation>KL-Anlauf</translation>
    </message>
    <message>
        <source>KL weight (beta)</source>
        <translation>KL-Gewicht (Beta)</translation>
    </message>
    <message>
        <source>Latent numbers</source>
        <translation>Latente Zahlen</translation>
    </message>
    <message>
        <source>Layer sizes</source>
        <translation>Größen der Schichten</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Lernen von</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>Verlauf der Lernrate</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>Verlauf der Lernraten</translation>
    </message>
    <message>
        <source>Limits how steeply the discriminator&apos;s opinion can change from one picture to a similar one. It keeps training steady at high learning rates; without it use lower ones.</source>
        <translation>Begrenzt, wie steil sich das Urteil des Diskriminators von einem Bild zu einem ähnlichen ändern kann. Das hält das Training bei hohen Lernraten ruhig; ohne sie sind niedrigere nötig.</translation>
    </message>
    <message>
        <source>Longest step direction that is accepted; longer ones are shortened, which keeps LSTMs from exploding. Try 1; 0 switches it off, and tiny values slow the learning down.</source>
        <translation>Länge der Schrittrichtung, die höchstens hingenommen wird; längere werden gekürzt, damit LSTMs nicht explodieren. Gut ist 1; 0 schaltet es ab, und winzige Werte bremsen das Lernen.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Over how long the optimizer averages the size of the gradients, to fit the steps to it. Try 0.99, or 0.999 in slow, long runs. Near 0 single batches decide and training jitters; very near 1 the steps adapt too slowly when gradients change.</source>
        <translation>Über wie lange der Optimierer die Größe der Gradienten mittelt, um die Schritte danach zu bemessen. Gut sind 0,99, in langsamen, langen Läufen 0,999. Nahe 0 entscheiden einzelne Batches, und das Training wird zittrig; sehr nahe 1 passen sich die Schritte zu langsam an, wenn sich die Gradienten ändern.</translation>
    </message>
    <message>
        <source>Over how many steps the class loss fades; then it stays as it is. Try 10,000. Short runs end before it is over, and so with pictures that are what was asked for, long ones with variety. At 0 it fades over the whole run, however long that is.</source>
        <translation>Über wie viele Schritte der Klassenverlust abklingt; danach bleibt er, wie er ist. Gut sind 10.000. Kurze Läufe enden vorher und so mit Bildern, die das Verlangte zeigen, lange mit Vielfalt. Bei 0 klingt er über den ganzen Lauf ab, wie lang der auch ist.</translation>
    </message>
    <message>
        <source>Pictures per step. Small batches take more steps per epoch and usually learn more from each picture; large ones are smoother and make better use of the processor, but need more epochs. Try 64 to 512.</source>
        <translation>Bilder je Schritt. Kleine Batches machen mehr Schritte je Epoche und lernen meist mehr aus jedem Bild; große sind ruhiger und nutzen den Prozessor besser, brauchen aber mehr Epochen. Gut sind 64 bis 512.</translation>
    </message>
    <message>
        <source>Pulls all weights gently towards zero, against reciting. Try 0.01 with AdamW and 0 with the others; large values keep the model from learning at all.</source>
        <translation>Zieht alle Gewichte sanft gegen null, gegen das Auswendiglernen. Gut sind 0,01 mit AdamW und 0 mit den anderen; große Werte lassen das Modell gar nichts lernen.</translation>
    </message>
    <message>
        <source>Reconstruction loss</source>
        <translation>Rekonstruktionsverlust</translation>
    </message>
    <message>
        <source>Recurrent dropout</source>
        <translation>Rekurrentes Dropout</translation>
    </message>
    <message>
        <source>Refinements</source>
        <translation>Verfeinerungen</translation>
    </message>
    <message>
        <source>Sample length</source>
        <translation>Länge der Proben</translation>
    </message>
    <message>
        <source>Sample temperature</source>
        <translation>Temperatur der Proben</translation>
    </message>
    <message>
        <source>Samples and checks use a running average of the weights, which smooths out what single steps learnt by heart; nearer to 1 averages over longer. Try 0.999 in long runs; in runs of less than a few thousand steps it lags behind. 0 uses the newest weights.</source>
        <translation>Proben und Prüfungen nutzen ein laufendes Mittel der Gewichte, das glättet, was einzelne Schritte auswendig gelernt haben; näher an 1 wird über länger gemittelt. Gut sind 0,999 in langen Läufen; in Läufen von weniger als einigen tausend Schritten hinkt es hinterher. 0 nimmt die neuesten Gewichte.</translation>
    </message>
    <message>
        <source>Share invented pictures</source>
        <translation>Erfundene Bilder teilen</translation>
    </message>
    <message>
        <source>Share of the cells of each layer that are hidden from the next while training, so that the model cannot recite. Try 0.3; 0 is enough where it reads each passage only a few times. Near 0.9 nothing is learnt.</source>
        <translation>Anteil der Zellen jeder Schicht, die im Training vor der nächsten verborgen werden, damit das Modell nichts auswendig aufsagen kann. Gut ist 0,3; 0 genügt, wo es jede Stelle nur wenige Male liest. Nahe 0,9 wird nichts gelernt.</translation>
    </message>
    <message>
        <source>Share of the class loss&apos;s weight that is gone in the end; it falls evenly. Try 0.6 to 0.8. At 0 it stays heavy, and late in a long run pictures of a class grow alike; at 1 the last steps hardly care for the class.</source>
        <translation>Anteil des Gewichts des Klassenverlusts, der am Ende verschwunden ist; es sinkt gleichmäßig. Gut sind 0,6 bis 0,8. Bei 0 bleibt es schwer, und spät in einem langen Lauf werden Bilder einer Klasse einander ähnlich; bei 1 achten die letzten Schritte kaum noch auf die Klasse.</translation>
    </message>
    <message>
        <source>Share of the connections from a layer&apos;s memory to itself that are hidden at each training step: a strong means against reciting. 0 for short runs; try 0.3 to 0.5 in long ones whose validation loss has stopped falling while the training loss still falls. Near 0.9 the model forgets what it has just read.</source>
        <translation>Anteil der Verbindungen vom Gedächtnis einer Schicht zu sich selbst, die bei jedem Trainingsschritt verborgen werden: ein starkes Mittel gegen das Auswendiglernen. 0 für kurze Läufe; gut sind 0,3 bis 0,5 in langen, deren Verlust bei der Validierung nicht mehr fällt, während der des Trainings noch fällt. Nahe 0,9 vergisst das Modell, was es eben gelesen hat.</translation>
    </message>
    <message>
        <source>Share of the discriminator&apos;s features that are hidden at random while it trains, so that it cannot rely on a few. The classic example uses 0.3; with spectral normalization 0 is better and faster.</source>
        <translation>Anteil der Merkmale des Diskriminators, die im Training zufällig verborgen werden, damit er sich nicht auf wenige verlassen kann. Das klassische Beispiel nimmt 0,3; mit spektraler Normierung ist 0 besser und schneller.</translation>
    </message>
    <message>
        <source>Share of the run over which the KL weight rises from 0 to its full value. 0 has it full from the start. 0.1 to 0.3 may wake latent numbers that would stay unused; close to 1 the plane is never tidied up. Changed during training, the weight goes at once to where the new rise would have it by then.</source>
        <translation>Anteil des Laufs, über den das KL-Gewicht von 0 auf seinen vollen Wert steigt. Bei 0 ist es von Anfang an voll. 0,1 bis 0,3 wecken vielleicht latente Zahlen, die sonst ungenutzt blieben; nahe 1 wird die Ebene nie aufgeräumt. Im Training geändert, springt das Gewicht sofort dorthin, wo der neue Anstieg dann wäre.</translation>
    </message>
    <message>
        <source>Share of the text, counted from its end, that is kept from training and used to check the model while it trains. 0.1 is exactly the last tenth that a final evaluation uses, which no model may learn from; a larger share leaves less to learn from.</source>
        <translation>Anteil des Textes, vom Ende her gezählt, der vom Training ausgenommen ist und an dem das Modell währenddessen geprüft wird. 0,1 ist genau das letzte Zehntel, das die Schlussbewertung nimmt und aus dem kein Modell lernen darf; ein größerer Anteil lässt weniger zum Lernen.</translation>
    </message>
    <message>
        <source>Size of the class embedding</source>
        <translation>Größe der Klasseneinbettung</translation>
    </message>
    <message>
        <source>Size of z</source>
        <translation>Größe von z</translation>
    </message>
    <message>
        <source>Sizes of the encoder&apos;s layers from the picture inwards; the decoder has the same in reverse. Several layers that shrink, such as 256, 128, 64, bend the plane to the data better than one wide layer, and train faster. Very small layers give blurs; very large ones are slow and learn few pictures by heart.</source>
        <translation>Größen der Schichten des Encoders vom Bild nach innen; der Decoder hat dieselben rückwärts. Mehrere schrumpfende Schichten wie 256, 128, 64 schmiegen die Ebene besser an die Daten als eine breite und trainieren schneller. Sehr kleine Schichten ergeben Verschwommenes; sehr große sind langsam und lernen wenige Bilder auswendig.</translation>
    </message>
    <message>
        <source>Soft one</source>
        <translation>Weiche Eins</translation>
    </message>
    <message>
        <source>Spectral normalization</source>
        <translation>Spektrale Normierung</translation>
    </message>
    <message>
        <source>Steepness</source>
        <translation>Steilheit</translation>
    </message>
    <message>
        <source>Steps before variety</source>
        <translation>Schritte vor der Vielfalt</translation>
    </message>
    <message>
        <source>Steps of fading</source>
        <translation>Schritte des Abklingens</translation>
    </message>
    <message>
        <source>Teach classes on invented pictures</source>
        <translation>Klassen an erfundenen lehren</translation>
    </message>
    <message>
        <source>The bend behind every hidden layer. Try silu: it is smooth, and so is the way the pictures change across the plane, for a little more time. relu is the classic, with a sharp corner: pictures change more abruptly, and at high learning rates some cells fall silent.</source>
        <translation>Der Knick hinter jeder verdeckten Schicht. Gut ist SiLU: Es ist glatt, und ebenso glatt ändern sich die Bilder über die Ebene hinweg, für etwas mehr Zeit. ReLU ist der Klassiker mit scharfer Ecke: Bilder ändern sich sprunghafter, und bei hohen Lernraten verstummen manche Zellen.</translation>
    </message>
    <message>
        <source>The pictures you see come from a running average of the generator&apos;s weights, which smooths out its wobbling; nearer to 1 averages over longer. 0.999 spans a thousand steps; 0 shows the newest weights.</source>
        <translation>Die gezeigten Bilder stammen von einem laufenden Mittel der Gewichte des Generators, das sein Schwanken glättet; näher an 1 wird über länger gemittelt. 0,999 umfasst tausend Schritte; 0 zeigt die neuesten Gewichte.</translation>
    </message>
    <message>
        <source>The rule that turns errors into steps. AdamW and Adam suit nearly always; RMSprop is the classic example&apos;s; plain SGD with momentum needs a learning rate around 0.5 and patience.</source>
        <translation>Die Regel, die aus Fehlern Schritte macht. AdamW und Adam passen fast immer; RMSprop gehört zum klassischen Beispiel; einfaches SGD mit Schwung braucht eine Lernrate um 0,5 und Geduld.</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>Validierungsanteil</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Mitteln der Gewichte</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtszerfall</translation>
    </message>
    <message>
        <source>Weight of the class loss</source>
        <translation>Gewicht des Klassenverlusts</translation>
    </message>
    <message>
        <source>Weight of variety</source>
        <translation>Gewicht der Vielfalt</translation>
    </message>
    <message>
        <source>Where the random numbers come from, in training and whenever you generate: evenly from -1 to 1, or from the bell curve. Try “uniform”. Both work; the bell curve now and then yields numbers far out, rarely met in training, and so a few more odd pictures.</source>
        <translation>Woher die Zufallszahlen kommen, im Training wie beim Erzeugen: gleichmäßig aus -1 bis 1 oder aus der Glockenkurve. Gut ist „gleichverteilt“. Beide taugen; die Glockenkurve liefert ab und zu weit außen liegende Zahlen, im Training selten gesehen, und damit ein paar Ausreißer mehr.</translation>
    </message>
    <message>
        <source>Whether both learning rates stay as they are or sink to zero towards the end of the run. Try “linear”. Sinking ones settle the pictures, but a run stopped early misses that; constant ones let you train on for longer, but the pictures never settle.</source>
        <translation>Ob beide Lernraten bleiben, wie sie sind, oder zum Ende des Laufs gegen null sinken. Gut ist „linear“. Sinkende lassen die Bilder zur Ruhe kommen, was einem früh gestoppten Lauf fehlt; konstante erlauben, länger weiterzutrainieren, aber die Bilder kommen nie zur Ruhe.</translation>
    </message>
    <message>
        <source>Whether both players learn from the same invented pictures in a step, or each gets fresh ones, as in the classic example. Try it on. Off, pictures are drawn twice and a short run takes fewer steps; on, an odd batch sways both players at once.</source>
        <translation>Ob beide Spieler in einem Schritt aus denselben erfundenen Bildern lernen oder jeder frische bekommt, wie im klassischen Beispiel. Gut ist eingeschaltet. Ausgeschaltet wird doppelt gemalt, und ein kurzer Lauf macht weniger Schritte; eingeschaltet beeinflusst ein seltsamer Batch beide Spieler zugleich.</translation>
    </message>
    <message>
        <source>Whether the discriminator also learns classes from the generator&apos;s pictures, as in the classic example, or from real ones only. With it on, poor pictures blur its idea of the classes early in training.</source>
        <translation>Ob der Diskriminator Klassen auch an den Bildern des Generators lernt, wie im klassischen Beispiel, oder nur an echten. Eingeschaltet trüben schlechte Bilder früh im Training seine Vorstellung von den Klassen.</translation>
    </message>
    <message>
        <source>With the loss “bce”, the number that stands for “real”. A little below 1, such as 0.95, keeps the discriminator from being too sure; at 0.5 it never says more than “perhaps” of a real picture.</source>
        <translation>Beim Verlust „BCE“ die Zahl, die für „echt“ steht. Etwas unter 1, etwa 0,95, bewahrt den Diskriminator davor, sich zu sicher zu sein; bei 0,5 sagt er zu echten Bildern höchstens „vielleicht“.</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>constant keeps the learning rate. cosine lets it glide to zero by the end of the run, which settles the last details; a run that is stopped early misses that part.</source>
        <translation>konstant lässt die Lernrate, wie sie ist. Kosinus lässt sie bis zum Ende des Laufs auf null gleiten, wodurch letzte Einzelheiten zur Ruhe kommen; einem früh gestoppten Lauf fehlt dieser Teil.</translation>
    </message>
    <message>
        <source>“all” guesses the next character at every position and remembers the text before. “last” guesses only the one behind each piece, as the classic example does. Try “all”; on a short text it may start to recite sooner. “last” learns far less in the same time.</source>
        <translation>„alle“ rät an jeder Stelle das nächste Zeichen und merkt sich den Text davor. „letztes“ rät nur das eine hinter jedem Textstück, wie das klassische Beispiel. Gut ist „alle“; auf einem kurzen Text sagt es womöglich früher auswendig auf. „letztes“ lernt in derselben Zeit weit weniger.</translation>
    </message>
    <message>
        <source>“auxiliary” judges realness without knowing the class and names the class beside it. “projection” asks in addition whether the picture is a real one of its class, which keeps more variety within a class.</source>
        <translation>„auxiliary“ beurteilt die Echtheit, ohne die Klasse zu kennen, und nennt daneben die Klasse. „projection“ fragt zusätzlich, ob das Bild ein echtes seiner Klasse ist, was mehr Vielfalt in jeder Klasse bewahrt.</translation>
    </message>
    <message>
        <source>“bce” asks for the probability that a picture is real, as the first GAN did; “hinge” stops caring once a picture is clearly on the right side, which is steadier together with spectral normalization.</source>
        <translation>„BCE“ fragt nach der Wahrscheinlichkeit, dass ein Bild echt ist, wie das erste GAN; „Hinge“ kümmert sich nicht mehr, sobald ein Bild klar auf der richtigen Seite ist, was zusammen mit spektraler Normierung ruhiger ist.</translation>
    </message>
    <message>
        <source>“book” is the large network of the classic example, which wants hours on a processor or a graphics card; “lean” is a small one that tells the classes apart by conditional batch normalization.</source>
        <translation>„Lehrbuch“ ist das große Netz des klassischen Beispiels, das auf einem Prozessor Stunden oder eine Grafikkarte braucht; „schlank“ ist ein kleines, das die Klassen durch bedingte Batch-Normierung unterscheidet.</translation>
    </message>
    <message>
        <source>“cosine” lowers the learning rate smoothly towards the end of the run, which makes the last part finer; “constant” leaves it as it is. Try “cosine”; stopped early, it misses the fine part. “constant” suits runs without a planned end, but the loss stays restless.</source>
        <translation>„Kosinus“ senkt die Lernrate sanft zum Ende des Laufs, wodurch der letzte Teil feiner wird; „konstant“ lässt sie, wie sie ist. Gut ist „Kosinus“; früh gestoppt, fehlt der feine Teil. „konstant“ passt für Läufe ohne geplantes Ende, aber der Verlust bleibt unruhig.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 Bit (bfloat16)</translation>
    </message>
    <message>
        <source>32 bits (float32)</source>
        <translation>32 Bit (float32)</translation>
    </message>
    <message>
        <source>Another language counts from the next start of the program.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>Zurück zu den Vorgaben</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Downloaded data</source>
        <translation>Heruntergeladene Daten</translation>
    </message>
    <message>
        <source>Every {seconds} seconds</source>
        <translation>Alle {seconds} Sekunden</translation>
    </message>
    <message>
        <source>Every {seconds} seconds, which suits most</source>
        <translation>Alle {seconds} Sekunden, was meistens passt</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Graphics processor of a Mac (MPS)</source>
        <translation>Grafikprozessor eines Mac (MPS)</translation>
    </message>
    <message>
        <source>How long the numbers are that a training computes with. Those of 16 bits are up to three times as fast on processors that have units for them, and several times slower on all others.</source>
        <translation>Wie lang die Zahlen sind, mit denen ein Training rechnet. Solche mit 16 Bit sind auf Prozessoren mit passenden Recheneinheiten bis zu dreimal so schnell, auf allen anderen um ein Mehrfaches langsamer.</translation>
    </message>
    <message>
        <source>How many threads of the processor a training uses. Whether several pay depends on the model and the machine. Without a number here a short trial decides.</source>
        <translation>Wie viele Threads des Prozessors ein Training nutzt. Ob sich mehrere lohnen, hängt vom Modell und vom Rechner ab. Ohne eine Zahl hier entscheidet ein kurzer Versuch.</translation>
    </message>
    <message>
        <source>How much of a training a power cut may cost at the most; whenever a training ends, it saves itself anyway. Try a longer time where a large model stutters on a slow disk. The longest costs a minute of work, the shortest keeps such a disk busy.</source>
        <translation>Wie viel von einem Training ein Stromausfall höchstens kosten darf; am Ende speichert sich jedes Training ohnehin. Eine längere Zeit hilft, wenn ein großes Modell auf einem langsamen Datenträger stockt. Die längste kostet eine Minute Arbeit, die kürzeste hält einen solchen Datenträger in Atem.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache (Language)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>One or two, by a short trial</source>
        <translation>Einer oder zwei, nach kurzem Versuch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Runs and models</source>
        <translation>Läufe und Modelle</translation>
    </message>
    <message>
        <source>Saves itself</source>
        <translation>Speichert sich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
        <source>These count from the next training on. A training that is continued keeps its kind of numbers.</source>
        <translation>Dies gilt ab dem nächsten Training. Ein fortgesetztes Training behält die Art seiner Zahlen.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>To have all of them in another place, start the program with the variable {name} naming a folder.</source>
        <translation>Um alle an einem anderen Ort zu haben, das Programm mit der Variablen {name} starten, die einen Ordner nennt.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Undoes every choice above, and gives the window and its parts their first sizes. Nothing is deleted.</source>
        <translation>Macht jede Wahl oben rückgängig und gibt dem Fenster und seinen Teilen die ersten Größen. Gelöscht wird nichts.</translation>
    </message>
    <message>
        <source>What the next training runs on. One that this computer lacks is refused when it begins.</source>
        <translation>Worauf das nächste Training läuft. Was dieser Rechner nicht hat, wird zu Beginn abgelehnt.</translation>
    </message>
    <message>
        <source>Whichever a short trial finds faster</source>
        <translation>Was im kurzen Versuch schneller ist</translation>
    </message>
</context>
<context>
    <name>StartingPage</name>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
</context>
<context>
    <name>StreamThread</name>
    <message>
        <source>The text could not be written ({error}).</source>
        <translation>Der Text ließ sich nicht schreiben ({error}).</translation>
    </message>
</context>
<context>
    <name>StreamingText</name>
    <message>
        <source>Text written by the model</source>
        <translation>Vom Modell geschriebener Text</translation>
    </message>
    <message>
        <source>What the model writes appears here.</source>
        <translation>Was das Modell schreibt, erscheint hier.</translation>
    </message>
</context>
<context>
    <name>TabCommands</name>
    <message>
        <source>&amp;Card of the model</source>
        <translation>&amp;Karte des Modells</translation>
    </message>
    <message>
        <source>&amp;Continue a run</source>
        <translation>Lauf &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Generate, or stop writing</source>
        <translation>&amp;Erzeugen oder Schreiben anhalten</translation>
    </message>
    <message>
        <source>&amp;Judge or losses</source>
        <translation>&amp;Gutachter oder Verluste</translation>
    </message>
    <message>
        <source>&amp;Models to play with</source>
        <translation>&amp;Modelle zum Spielen</translation>
    </message>
    <message>
        <source>&amp;Next preset</source>
        <translation>&amp;Nächste Voreinstellung</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Pause oder weiter</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Spielen</translation>
    </message>
    <message>
        <source>&amp;Randomise the sliders</source>
        <translation>Regler &amp;würfeln</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>T&amp;raining</translation>
    </message>
    <message>
        <source>P&amp;revious preset</source>
        <translation>&amp;Vorige Voreinstellung</translation>
    </message>
    <message>
        <source>Set the sliders to &amp;zero</source>
        <translation>Regler auf &amp;null</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>Take one &amp;step</source>
        <translation>Einen &amp;Schritt machen</translation>
    </message>
</context>
<context>
    <name>TourOffer</name>
    <message>
        <source>Eight short steps, which you do yourself. The menu Help has it too.</source>
        <translation>Acht kurze Schritte zum Selbermachen. Im Menü „Hilfe“ gibt es sie auch.</translation>
    </message>
    <message>
        <source>New here? Take the guided tour</source>
        <translation>Neu hier? Zur Führung</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>The menu Help keeps the guided tour.</source>
        <translation>Im Menü „Hilfe“ bleibt die Führung.</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>%p%</source>
        <translation>%p %</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>Epoche {epoch}</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {all:,}</source>
        <translation>Epoche {epoch} von {all:,}</translation>
    </message>
    <message>
        <source>Go on training.</source>
        <translation>Weitertrainieren.</translation>
    </message>
    <message>
        <source>It is training already.</source>
        <translation>Es trainiert schon.</translation>
    </message>
    <message>
        <source>Let the training rest after this step.</source>
        <translation>Das Training nach diesem Schritt ruhen lassen.</translation>
    </message>
    <message>
        <source>Looking at {name}…</source>
        <translation>{name} wird angesehen…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause, and take a single step.</source>
        <translation>Anhalten und einen einzelnen Schritt machen.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Vorbereiten …</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Press Train to begin.</source>
        <translation>„Trainieren“ drücken, um zu beginnen.</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Save and end the training.</source>
        <translation>Das Training speichern und beenden.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Settings that belong together. Change any of them afterwards.</source>
        <translation>Einstellungen, die zusammenpassen. Danach lässt sich jede ändern.</translation>
    </message>
    <message>
        <source>State of the training</source>
        <translation>Stand des Trainings</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step, time left and throughput</source>
        <translation>Schritt, verbleibende Zeit und Durchsatz</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopped after {time} and {step:,} steps; the model is saved and can be played with.</source>
        <translation>Gestoppt nach {time} und {step:,} Schritten; das Modell ist gespeichert und steht zum Spielen bereit.</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>Stoppen und speichern …</translation>
    </message>
    <message>
        <source>The loss was no longer a number, so training went back to its last good state and stopped.</source>
        <translation>Der Verlust war keine Zahl mehr; das Training ging auf den letzten guten Stand zurück und endete.</translation>
    </message>
    <message>
        <source>The same seed and settings give the same training again.</source>
        <translation>Gleicher Startwert und gleiche Einstellungen ergeben wieder dasselbe Training.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train {title} with these settings.</source>
        <translation>„{title}“ mit diesen Einstellungen trainieren.</translation>
    </message>
    <message>
        <source>Training ended after {time} and {step:,} steps.</source>
        <translation>Das Training endete nach {time} und {step:,} Schritten.</translation>
    </message>
    <message>
        <source>Training finished after {time} and {step:,} steps.</source>
        <translation>Training abgeschlossen nach {time} und {step:,} Schritten.</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>Training läuft …</translation>
    </message>
    <message>
        <source>your own settings</source>
        <translation>eigene Einstellungen</translation>
    </message>
    <message>
        <source>{rate:,.0f} examples/s</source>
        <translation>{rate:,.0f} Beispiele/s</translation>
    </message>
    <message>
        <source>{rate} steps/s</source>
        <translation>{rate} Schritte/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{tip} Nothing is training here now.</source>
        <translation>{tip} Hier wird gerade nichts trainiert.</translation>
    </message>
    <message>
        <source>{title} is training; stop it there to train here.</source>
        <translation>„{title}“ wird trainiert; bitte erst dort stoppen, dann hier trainieren.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>bits/character</source>
        <translation>Bit/Zeichen</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>Nats</translation>
    </message>
    <message>
        <source>nats/character</source>
        <translation>Nats/Zeichen</translation>
    </message>
</context>
<context>
    <name>VectorSliders</name>
    <message>
        <source>Draw a new random vector</source>
        <translation>Neuen Zufallsvektor ziehen</translation>
    </message>
    <message>
        <source>Draw every number anew at random.</source>
        <translation>Jede Zahl neu auswürfeln.</translation>
    </message>
    <message>
        <source>Number {index} of the latent vector</source>
        <translation>Zahl {index} des latenten Vektors</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>Würfeln</translation>
    </message>
    <message>
        <source>Set every number to 0.</source>
        <translation>Jede Zahl auf 0 setzen.</translation>
    </message>
    <message>
        <source>Set the whole vector to zero</source>
        <translation>Den ganzen Vektor auf null setzen</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Null</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>0 always takes the likeliest character, 1 follows what was learnt, more is bolder. It may change in flow.</source>
        <translation>0 nimmt immer das wahrscheinlichste Zeichen, 1 folgt dem Gelernten, mehr ist gewagter. Lässt sich beim Schreiben ändern.</translation>
    </message>
    <message>
        <source>A sample at temperature {temperature:g}. Press Generate for another.</source>
        <translation>Eine Probe mit Temperatur {temperature:g}. „Erzeugen“ liefert die nächste.</translation>
    </message>
    <message>
        <source>About the generated text</source>
        <translation>Über den erzeugten Text</translation>
    </message>
    <message>
        <source>And here, how much the plane tells about each picture.</source>
        <translation>Und hier, wie viel die Ebene über jedes Bild aussagt.</translation>
    </message>
    <message>
        <source>And here, how often the discriminator is right.</source>
        <translation>Und hier, wie oft der Diskriminator recht hat.</translation>
    </message>
    <message>
        <source>As one reads</source>
        <translation>Wie man liest</translation>
    </message>
    <message>
        <source>As one types</source>
        <translation>Wie man tippt</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Schranken</translation>
    </message>
    <message>
        <source>Click a picture to draw its class.</source>
        <translation>Ein Bild anklicken, um seine Klasse zu malen.</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Diskriminator</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys (with Shift for longer steps).</source>
        <translation>Ziehen oder die Pfeiltasten drücken (mit Umschalt für größere Schritte).</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>Volles Tempo</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Generate text</source>
        <translation>Text erzeugen</translation>
    </message>
    <message>
        <source>Generated text</source>
        <translation>Erzeugter Text</translation>
    </message>
    <message>
        <source>Held-out pictures and their reconstructions</source>
        <translation>Zurückgehaltene Bilder und ihre Rekonstruktionen</translation>
    </message>
    <message>
        <source>Held-out pictures, and what the model rebuilds</source>
        <translation>Zurückgehaltene Bilder und ihr Nachbau</translation>
    </message>
    <message>
        <source>How far rebuilt pictures are from their originals: less is better. Held out are pictures that the model never learns from.</source>
        <translation>Wie weit nachgebaute Bilder von ihren Originalen entfernt sind: Weniger ist besser. Aus zurückgehaltenen Bildern lernt das Modell nie.</translation>
    </message>
    <message>
        <source>How fast the text appears.</source>
        <translation>Wie schnell der Text erscheint.</translation>
    </message>
    <message>
        <source>How many characters are written before it stops by itself.</source>
        <translation>Wie viele Zeichen geschrieben werden, bevor es von selbst aufhört.</translation>
    </message>
    <message>
        <source>How much the latent numbers tell about a picture. Its weight beta keeps this low, which keeps the plane smooth; the reconstruction loss pulls it up.</source>
        <translation>Wie viel die latenten Zahlen über ein Bild aussagen. Das Gewicht Beta hält dies niedrig, wodurch die Ebene glatt bleibt; der Rekonstruktionsverlust zieht es hoch.</translation>
    </message>
    <message>
        <source>How often it tells real pictures from invented ones, and how often it names the class that a picture has or was asked for. 50 % on real and on invented means that it can only guess.</source>
        <translation>Wie oft er echte Bilder von erfundenen unterscheidet und wie oft er die Klasse nennt, die ein Bild hat oder haben sollte. 50 % bei echten und bei erfundenen heißt, dass er nur raten kann.</translation>
    </message>
    <message>
        <source>How probable the model finds held-out pictures, at least: by the evidence lower bound (ELBO), and by the tighter bound of 50 draws. More is better.</source>
        <translation>Für wie wahrscheinlich das Modell zurückgehaltene Bilder mindestens hält: nach der unteren Schranke der Evidenz (ELBO) und nach der engeren Schranke aus 50 Ziehungen. Mehr ist besser.</translation>
    </message>
    <message>
        <source>How should the text begin? Leave this empty to let the model choose.</source>
        <translation>Wie soll der Text beginnen? Bleibt dies leer, entscheidet das Modell.</translation>
    </message>
    <message>
        <source>How surprised the model is by the next character: less is better. “training” is measured on the text it learns from, “held out” on a part that it never learns from.</source>
        <translation>Wie sehr das nächste Zeichen das Modell überrascht: Weniger ist besser. „Training“ ist am Text gemessen, aus dem es lernt, „zurückgehalten“ an einem Teil, aus dem es nie lernt.</translation>
    </message>
    <message>
        <source>How the text begins</source>
        <translation>Wie der Text beginnt</translation>
    </message>
    <message>
        <source>Invented pictures, a column for each class</source>
        <translation>Erfundene Bilder, eine Spalte je Klasse</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>Latent numbers beyond the plane</source>
        <translation>Latente Zahlen jenseits der Ebene</translation>
    </message>
    <message>
        <source>Latent plane</source>
        <translation>Latente Ebene</translation>
    </message>
    <message>
        <source>Latest losses</source>
        <translation>Neueste Verluste</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length in characters</source>
        <translation>Länge in Zeichen</translation>
    </message>
    <message>
        <source>Let it write</source>
        <translation>Schreiben lassen</translation>
    </message>
    <message>
        <source>Loss per character</source>
        <translation>Verlust je Zeichen</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>One class per column, the same z along a row</source>
        <translation>Eine Klasse je Spalte, dasselbe z in jeder Zeile</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Pace of writing</source>
        <translation>Tempo des Schreibens</translation>
    </message>
    <message>
        <source>Pictures that the model never learnt from, and what it makes of them, will stand here.</source>
        <translation>Hier stehen dann Bilder, aus denen das Modell nie gelernt hat, und was es aus ihnen macht.</translation>
    </message>
    <message>
        <source>Pixel error {reconstruction_mse:.4f}, mean picture {reconstruction_mse_baseline:.4f}</source>
        <translation>Pixelfehler {reconstruction_mse:.4f}, mittleres Bild {reconstruction_mse_baseline:.4f}</translation>
    </message>
    <message>
        <source>Press Generate, and the model writes here.</source>
        <translation>„Erzeugen“ drücken, dann schreibt das Modell hier.</translation>
    </message>
    <message>
        <source>Press Train to see how far rebuilt pictures are from their originals.</source>
        <translation>„Trainieren“ drücken, um zu sehen, wie weit nachgebaute Bilder von ihren Originalen entfernt sind.</translation>
    </message>
    <message>
        <source>Press Train to watch the loss fall here, on the text it learns from and on text it has never seen.</source>
        <translation>„Trainieren“ drücken, um hier den Verlust fallen zu sehen, auf dem Text, aus dem gelernt wird, und auf nie gesehenem.</translation>
    </message>
    <message>
        <source>Press Train to watch the two players push each other.</source>
        <translation>„Trainieren“ drücken, um zu sehen, wie die beiden Spieler einander antreiben.</translation>
    </message>
    <message>
        <source>Press Train, or open a model: here you watch pictures grow out of noise, one column for each class.</source>
        <translation>„Trainieren“ drücken oder ein Modell öffnen: Hier wachsen dann Bilder aus dem Rauschen, eine Spalte je Klasse.</translation>
    </message>
    <message>
        <source>Press Train, or open a model: then it writes here, while it trains too.</source>
        <translation>„Trainieren“ drücken oder ein Modell öffnen: Dann schreibt es hier, auch während es trainiert.</translation>
    </message>
    <message>
        <source>Press Train, or open a model; then drag the cursor over the plane to see what its places decode to.</source>
        <translation>„Trainieren“ drücken oder ein Modell öffnen; dann den Zeiger über die Ebene ziehen, um zu sehen, was ihre Orte ergeben.</translation>
    </message>
    <message>
        <source>Real pictures will stand here to compare with.</source>
        <translation>Hier stehen dann echte Bilder zum Vergleich.</translation>
    </message>
    <message>
        <source>Real pictures, and invented ones below</source>
        <translation>Echte Bilder, darunter erfundene</translation>
    </message>
    <message>
        <source>Real pictures, one of each class</source>
        <translation>Echte Bilder, eines je Klasse</translation>
    </message>
    <message>
        <source>Reconstruction loss</source>
        <translation>Rekonstruktionsverlust</translation>
    </message>
    <message>
        <source>Samples of the training</source>
        <translation>Proben aus dem Training</translation>
    </message>
    <message>
        <source>Step {step:,}: {losses}</source>
        <translation>Schritt {step:,}: {losses}</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Temperature slider</source>
        <translation>Regler für die Temperatur</translation>
    </message>
    <message>
        <source>The figures beside, over the training. Both must be high: good pictures, and different ones.</source>
        <translation>Die Werte von nebenan im Verlauf des Trainings. Beide müssen hoch sein: gute Bilder, und verschiedene.</translation>
    </message>
    <message>
        <source>The model before wrote this. Press Generate to let the new one write.</source>
        <translation>Das hat das Modell davor geschrieben. „Erzeugen“ lässt das neue schreiben.</translation>
    </message>
    <message>
        <source>The model reads this, then writes on. Any length will do; empty lets it begin by itself.</source>
        <translation>Das Modell liest dies und schreibt weiter. Jede Länge ist recht; bleibt dies leer, beginnt es von selbst.</translation>
    </message>
    <message>
        <source>The other latent numbers</source>
        <translation>Die übrigen latenten Zahlen</translation>
    </message>
    <message>
        <source>There is no model to show a picture to yet; press Train, or open one.</source>
        <translation>Noch gibt es kein Modell, dem man ein Bild zeigen könnte; „Trainieren“ drücken oder eines öffnen.</translation>
    </message>
    <message>
        <source>There is no model yet: train one or open one, then let it write.</source>
        <translation>Noch gibt es kein Modell: eines trainieren oder öffnen, dann schreiben lassen.</translation>
    </message>
    <message>
        <source>Under the cursor</source>
        <translation>Unter dem Zeiger</translation>
    </message>
    <message>
        <source>What each player would like to be smaller. Neither falls to 0: when one gets better, the other loses.</source>
        <translation>Was jeder Spieler gern kleiner hätte. Keiner der Werte fällt auf 0: Wird der eine besser, verliert der andere.</translation>
    </message>
    <message>
        <source>What the cursor&apos;s place decodes to</source>
        <translation>Was der Ort des Zeigers dekodiert ergibt</translation>
    </message>
    <message>
        <source>While a model learns, its bounds are drawn here.</source>
        <translation>Während ein Modell lernt, werden hier seine Schranken gezeichnet.</translation>
    </message>
    <message>
        <source>While a model learns, its figures are drawn here.</source>
        <translation>Während ein Modell lernt, werden hier seine Werte gezeichnet.</translation>
    </message>
    <message>
        <source>While it trains, the model writes a sample here every few seconds.</source>
        <translation>Im Training schreibt das Modell hier alle paar Sekunden eine Probe.</translation>
    </message>
    <message>
        <source>Wrote {count:,} characters in {seconds:.2f} s.</source>
        <translation>{count:,} Zeichen in {seconds:.2f} s geschrieben.</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>erfunden</translation>
    </message>
    <message>
        <source>real</source>
        <translation>echt</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>nachgebaut</translation>
    </message>
    <message>
        <source>{agreement:.1%} as asked, variety {diversity:.0%} of real</source>
        <translation>{agreement:.1%} wie verlangt, Vielfalt {diversity:.0%} der echten</translation>
    </message>
    <message>
        <source>{curve} {nats:.3f} nats = {bits:.3f} bits</source>
        <translation>{curve} {nats:.3f} Nats = {bits:.3f} Bit</translation>
    </message>
    <message>
        <source>{name} lies here.</source>
        <translation>{name} liegt hier.</translation>
    </message>
    <message>
        <source>{name} lies here; its negative, light on dark, is what the model knows better.</source>
        <translation>{name} liegt hier; das Negativ, hell auf dunkel, kennt das Modell besser.</translation>
    </message>
    <message>
        <source>{place}, decoded</source>
        <translation>{place}, dekodiert</translation>
    </message>
    <message>
        <source>{sentence} It did so with {more:,} more.</source>
        <translation>{sentence} Ebenso verfuhr es mit {more:,} weiteren.</translation>
    </message>
    <message>
        <source>— step {step:,} —</source>
        <translation>— Schritt {step:,} —</translation>
    </message>
    <message>
        <source>— step {step:,}, epoch {epoch}, temperature {temperature:g} —</source>
        <translation>— Schritt {step:,}, Epoche {epoch}, Temperatur {temperature:g} —</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Divergiert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models of your own stand here: save one in its tab, or open a file by File &gt; Open model.</source>
        <translation>Eigene Modelle stehen hier: eines in seinem Reiter speichern, oder eine Datei öffnen (Datei &gt; Modell öffnen).</translation>
    </message>
    <message>
        <source>Nothing has been trained yet. Press “Train from scratch” above; whatever you train stands here.</source>
        <translation>Noch wurde nichts trainiert. Oben „Neu trainieren“ drücken; jedes Training steht dann hier.</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>Letzte Modelle</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Show this page at the start</source>
        <translation>Diese Seite beim Start zeigen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>These models were trained with this program. Play with them, or watch one of your own learn.</source>
        <translation>Diese Modelle wurden mit diesem Programm trainiert. Man kann mit ihnen spielen oder einem eigenen beim Lernen zusehen.</translation>
    </message>
    <message>
        <source>Trains now</source>
        <translation>Trainiert gerade</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Without it, the window begins with the first playground.</source>
        <translation>Ohne sie beginnt das Fenster mit dem ersten Bereich.</translation>
    </message>
</context>
<context>
    <name>_Page</name>
    <message>
        <source>Help page</source>
        <translation>Seite der Hilfe</translation>
    </message>
    <message>
        <source>Paper:</source>
        <translation>Veröffentlichung:</translation>
    </message>
    <message>
        <source>Papers:</source>
        <translation>Veröffentlichungen:</translation>
    </message>
</context>
<context>
    <name>_Place</name>
    <message>
        <source>Nothing on this computer opens folders. Look for {folder} yourself.</source>
        <translation>Auf diesem Rechner öffnet nichts Ordner. Der Ordner ist {folder}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>{folder} öffnen</translation>
    </message>
    <message>
        <source>{folder} cannot be made: {reason}.</source>
        <translation>{folder} lässt sich nicht anlegen: {reason}.</translation>
    </message>
</context>
<context>
    <name>_Tick</name>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
</context>
</TS>
