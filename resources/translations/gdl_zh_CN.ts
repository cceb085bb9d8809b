<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Licences…</source>
        <translation>许可证(&amp;L)…</translation>
    </message>
    <message>
        <source>About GDL Desktop</source>
        <translation>关于 GDL Desktop</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>It is free software under the Apache License 2.0. What it is made of has licences of its own, which “Licences” shows in full.</source>
        <translation>本程序是采用 Apache 许可证 2.0 的自由软件。其组成部分各有自己的许可证，可在“许可证”中查看全文。</translation>
    </message>
    <message>
        <source>Puts what “gdl doctor” finds on the clipboard: versions, processor, folders, data.</source>
        <translation>把“gdl doctor”的结果放到剪贴板：版本、处理器、文件夹、数据。</translation>
    </message>
    <message>
        <source>Train generative models in front of your eyes and play with them while they learn.</source>
        <translation>亲眼看着生成模型训练，并在它们学习时与之互动。</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Open this playground, and train a new model with its first settings.</source>
        <translation>打开这个标签页，用默认设置训练一个新模型。</translation>
    </message>
    <message>
        <source>Open this playground, with the model that you see here in play.</source>
        <translation>打开这个标签页，并使用这里看到的模型。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Play with {title}</source>
        <translation>使用“{title}”</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Train from scratch</source>
        <translation>从头训练</translation>
    </message>
    <message>
        <source>Train {title} from scratch</source>
        <translation>从头训练“{title}”</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Clothes to draw</source>
        <translation>画服饰</translation>
    </message>
    <message>
        <source>Clothes, on a plane</source>
        <translation>平面上的服饰</translation>
    </message>
    <message>
        <source>Detail: prints, laces, zips and straps are gone, and everything is a little blurred, since two numbers cannot tell them. Sandals hardly appear at all, shirts, coats and pullovers run into each other, and between the shoes and all the rest lies a smeared strip that shows no piece of clothing.</source>
        <translation>细节：印花、鞋带、拉链和带子都不见了，一切都有点模糊，因为两个数表达不了它们。凉鞋几乎不出现，衬衫、外套和套头衫混在一起，鞋子与其余服饰之间有一条不成衣物的模糊地带。</translation>
    </message>
    <message>
        <source>Digits to draw</source>
        <translation>画数字</translation>
    </message>
    <message>
        <source>Digits, on a plane</source>
        <translation>平面上的数字</translation>
    </message>
    <message>
        <source>Fours and nines, and threes, fives and eights, share their places and run into each other: two numbers are too few to tell ten digits apart. Strokes are soft, sixes have a sliver of the plane, and far from the middle the ones and sevens fall into dots.</source>
        <translation>4 和 9，以及 3、5 和 8 共用位置并混在一起：两个数不足以区分十个数字。笔画柔和，6 在平面上只有窄窄一条，而在远离中央的地方，1 和 7 散成了点。</translation>
    </message>
    <message>
        <source>Prints, which are noise. Within a class its pieces differ a little less than real ones, and hardly any is as odd as their oddest (its recall is below theirs). Now and then the strap of a sandal or the handle of a bag breaks off, and one in seven shirts passes for a T-shirt, a coat or a pullover.</source>
        <translation>印花：画出来的是噪声。同类服饰之间的差别比真实的略小，几乎没有一件像真实图片中最特别的那样特别（召回率低于真实图片）。凉鞋的带子和包的提手偶尔会断开，七件衬衫中有一件会被当作 T 恤、外套或套头衫。</translation>
    </message>
    <message>
        <source>Python&apos;s language reference</source>
        <translation>Python 语言参考手册</translation>
    </message>
    <message>
        <source>Sense: it has the vocabulary, the quotation marks and the indentation of the reference, yet hardly a sentence of it says anything, and none should be believed. It invents words, breaks lines in odd places and loses the thread within a line. It knows stock phrases of the reference by heart. It learned from the reference of Python 3.11; other versions read differently.</source>
        <translation>意义：它有参考手册的词汇、引号和缩进，但几乎没有一句话言之有物，也都不可信。它会编造词语，在奇怪的地方换行，一行之内就失去头绪。手册中的套语它能背出来。它学的是 Python 3.11 的参考手册；其他版本的文字不同。</translation>
    </message>
    <message>
        <source>Sense: it writes in verse, gives every speaker a name and a colon and almost always spells real words, yet sentences break off or turn elsewhere halfway, people of different plays meet, and no scene goes anywhere. The higher the temperature, the more words it makes up. It has seen only plays of one poet: any other seed text soon becomes one.</source>
        <translation>意义：它按诗行写，每个说话人都有名字和冒号，单词几乎总能拼对，但句子会中断或半途转向，不同剧作的人物会碰到一起，没有哪一场戏有所进展。温度越高，它编造的词越多。它只见过一位诗人的剧作：任何别的开头很快都会变成他的戏。</translation>
    </message>
    <message>
        <source>Shakespeare</source>
        <translation>莎士比亚</translation>
    </message>
    <message>
        <source>Unbroken strokes: now and then an eight, a six or a seven comes out torn or half finished. Real writers still differ a little more than it does, and hardly any of its digits is as odd as their oddest.</source>
        <translation>连贯的笔画：偶尔有 8、6 或 7 断裂或只写了一半。真人的字迹仍比它稍多样一些；它写得再怪，也很少比得上真人写得最怪的。</translation>
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
        <translation>全部</translation>
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
        <translation>伯努利</translation>
    </message>
    <message>
        <source>book</source>
        <translation>教科书</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>convolutional</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>Hinge</translation>
    </message>
    <message>
        <source>large</source>
        <translation>大型</translation>
    </message>
    <message>
        <source>last</source>
        <translation>末位</translation>
    </message>
    <message>
        <source>lean</source>
        <translation>精简</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>lively</source>
        <translation>活泼</translation>
    </message>
    <message>
        <source>logistic</source>
        <translation>逻辑斯谛</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>perceptron</source>
        <translation>感知机</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>projection+auxiliary</source>
        <translation>projection+auxiliary</translation>
    </message>
    <message>
        <source>refined</source>
        <translation>细化</translation>
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
        <translation>清晰</translation>
    </message>
    <message>
        <source>silu</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>Ankle boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>套头衫</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T 恤</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>裤子</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Settings that a first look does not need.</source>
        <translation>初次使用时不需要的设置。</translation>
    </message>
    <message>
        <source>Show the advanced settings</source>
        <translation>显示高级设置</translation>
    </message>
</context>
<context>
    <name>ContinueButton</name>
    <message>
        <source>Continue</source>
        <translation>续训</translation>
    </message>
    <message>
        <source>The loss was no longer a number after this state, step {step:,}. Lower the learning rate before you continue.</source>
        <translation>在此状态（第 {step:,} 步）之后，损失已不是有效数值。请先降低学习率再续训。</translation>
    </message>
    <message>
        <source>There is no run to continue: open one from the page Start, or train.</source>
        <translation>没有可续训的运行：请从“开始”页打开一个，或开始训练。</translation>
    </message>
    <message>
        <source>This run ended by an error. Its last save is of step {step:,}; Continue trains on from there.</source>
        <translation>这次运行因错误而结束。上次保存在第 {step:,} 步；“续训”会从那里接着训练。</translation>
    </message>
    <message>
        <source>This run has taken all of its {step:,} steps. Continue asks how many more.</source>
        <translation>这次运行已走完全部 {step:,} 步。“续训”会询问还要再训练多少步。</translation>
    </message>
    <message>
        <source>This run has taken all of its {step:,} steps. How many more is it to take?</source>
        <translation>这次运行已走完全部 {step:,} 步。还要再训练多少步？</translation>
    </message>
    <message>
        <source>This run is being trained in another window or program; stop it there to continue it here.</source>
        <translation>这次运行正在另一个窗口或程序里训练；请先在那里停止，再在这里续训。</translation>
    </message>
    <message>
        <source>This run was cut off. Its last save is of step {step:,}; Continue trains on exactly from there.</source>
        <translation>这次运行被中断。上次保存在第 {step:,} 步；“续训”会精确地从那里接着训练。</translation>
    </message>
    <message>
        <source>This run was stopped at step {step:,}. Continue trains on exactly from there.</source>
        <translation>这次运行停在第 {step:,} 步。“续训”会精确地从那里接着训练。</translation>
    </message>
    <message>
        <source>Train this run on from step {step:,}, with its own settings; changes count where they may be made while it trains.</source>
        <translation>从第 {step:,} 步接着训练这次运行，沿用它自己的设置；只有训练中可改的设置，其改动才有效。</translation>
    </message>
    <message>
        <source>Train this run on; it has taken all of its steps, so you are asked how many more.</source>
        <translation>接着训练这次运行；它已走完全部步数，所以会询问还要再训练多少步。</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>50 draws</source>
        <translation>50 次抽样</translation>
    </message>
    <message>
        <source>ELBO</source>
        <translation>ELBO</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>符合要求</translation>
    </message>
    <message>
        <source>class of invented</source>
        <translation>生成图片的类别</translation>
    </message>
    <message>
        <source>class of real</source>
        <translation>真实图片的类别</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>on invented</source>
        <translation>生成图片</translation>
    </message>
    <message>
        <source>on real</source>
        <translation>真实图片</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>variety</source>
        <translation>多样性</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>A million characters of Shakespeare&apos;s plays, the measure of small text models.</source>
        <translation>莎士比亚戏剧的一百万个字符，小型文本模型常用的基准。</translation>
    </message>
    <message>
        <source>Articles of clothing: 60,000 to learn from, 10,000 held out.</source>
        <translation>服饰：60,000 张用于学习，10,000 张留出。</translation>
    </message>
    <message>
        <source>Articles of clothing: 9,000 to learn from, 1,000 held out.</source>
        <translation>服饰：9,000 张用于学习，1,000 张留出。</translation>
    </message>
    <message>
        <source>CC BY-SA 4.0</source>
        <translation>CC BY-SA 4.0</translation>
    </message>
    <message>
        <source>Cursive Japanese characters: 60,000 to learn from, 10,000 held out.</source>
        <translation>日文草书字符：60,000 张用于学习，10,000 张留出。</translation>
    </message>
    <message>
        <source>English prose about a programming language, with examples.</source>
        <translation>介绍一种编程语言的英文文章，附有例子。</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>Fashion-MNIST, all 70,000 pictures</source>
        <translation>Fashion-MNIST，全部 70,000 张图片</translation>
    </message>
    <message>
        <source>H. Xiao, K. Rasul, R. Vollgraf (Zalando SE): Fashion-MNIST, 2017</source>
        <translation>H. Xiao, K. Rasul, R. Vollgraf (Zalando SE): Fashion-MNIST, 2017</translation>
    </message>
    <message>
        <source>Handwritten digits: 60,000 to learn from, 10,000 held out.</source>
        <translation>手写数字：60,000 张用于学习，10,000 张留出。</translation>
    </message>
    <message>
        <source>Handwritten digits: 9,000 to learn from, 1,000 held out.</source>
        <translation>手写数字：9,000 张用于学习，1,000 张留出。</translation>
    </message>
    <message>
        <source>Kuzushiji-MNIST, 70,000 pictures</source>
        <translation>Kuzushiji-MNIST，70,000 张图片</translation>
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
        <translation>MNIST，全部 70,000 张图片</translation>
    </message>
    <message>
        <source>PSF licence</source>
        <translation>PSF 许可证</translation>
    </message>
    <message>
        <source>Plays of William Shakespeare, as collected by A. Karpathy for char-rnn</source>
        <translation>威廉·莎士比亚的戏剧，由 A. Karpathy 为 char-rnn 整理</translation>
    </message>
    <message>
        <source>Python code by many hands.</source>
        <translation>出自众人之手的 Python 代码。</translation>
    </message>
    <message>
        <source>Python&apos;s language reference</source>
        <translation>Python 语言参考手册</translation>
    </message>
    <message>
        <source>Python&apos;s standard library</source>
        <translation>Python 标准库</translation>
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
        <translation>公有领域</translation>
    </message>
    <message>
        <source>pydoc_data.topics of the running Python</source>
        <translation>当前 Python 的 pydoc_data.topics</translation>
    </message>
    <message>
        <source>the modules of the running Python</source>
        <translation>当前 Python 的各个模块</translation>
    </message>
    <message>
        <source>usually given as CC BY-SA 3.0</source>
        <translation>通常标为 CC BY-SA 3.0</translation>
    </message>
    <message>
        <source>“KMNIST Dataset” (created by CODH), adapted from “Kuzushiji Dataset” (created by NIJL and others)</source>
        <translation>“KMNIST Dataset”（由 CODH 制作），改编自“Kuzushiji Dataset”（由 NIJL 等制作）</translation>
    </message>
</context>
<context>
    <name>DataPicker</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Data to learn from</source>
        <translation>用于学习的数据</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Download a data set</source>
        <translation>下载数据集</translation>
    </message>
    <message>
        <source>Learn from a text of your own.</source>
        <translation>从自己的文本中学习。</translation>
    </message>
    <message>
        <source>Learn from a text that you paste.</source>
        <translation>从粘贴的文本中学习。</translation>
    </message>
    <message>
        <source>Learn from pictures of your own: one sub-folder for each class, or IDX files.</source>
        <translation>从自己的图片中学习：每个类别一个子文件夹，或 IDX 文件。</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>打开图片文件夹…</translation>
    </message>
    <message>
        <source>Open a text file</source>
        <translation>打开文本文件</translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation>打开文本文件…</translation>
    </message>
    <message>
        <source>Paste text…</source>
        <translation>粘贴文本…</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>{description}
Source: {source}
Licence: {licence}</source>
        <translation>{description}
来源：{source}
许可证：{licence}</translation>
    </message>
    <message>
        <source>{title} (download)</source>
        <translation>{title}（可下载）</translation>
    </message>
    <message>
        <source>{title} is not on this computer yet. Download it from the internet now ({size:.1f} MB)?</source>
        <translation>{title} 尚未下载到这台电脑。现在从互联网下载（{size:.1f} MB）吗？</translation>
    </message>
    <message>
        <source>{title} is not on this computer yet. Download it from the internet now?</source>
        <translation>{title} 尚未下载到这台电脑。现在从互联网下载吗？</translation>
    </message>
</context>
<context>
    <name>DiagnosticsCopier</name>
    <message>
        <source>Looking at this computer…</source>
        <translation>正在检查这台电脑…</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard; paste them where you ask for help.</source>
        <translation>诊断信息已在剪贴板中，求助时可直接粘贴。</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>取消下载</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
</context>
<context>
    <name>DownloadThread</name>
    <message>
        <source>The download failed ({error}).</source>
        <translation>下载失败（{error}）。</translation>
    </message>
</context>
<context>
    <name>DrawingBoard</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class to draw</source>
        <translation>要画的类别</translation>
    </message>
    <message>
        <source>Click a picture to take its z to the sliders.</source>
        <translation>点击图片，就会把它的 z 放到滑块上。</translation>
    </message>
    <message>
        <source>Draw new random numbers z and show what becomes of them.</source>
        <translation>抽取新的随机数 z，看看会变成什么。</translation>
    </message>
    <message>
        <source>Draw one yourself</source>
        <translation>自己来画</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Generate pictures</source>
        <translation>生成图片</translation>
    </message>
    <message>
        <source>More of “{name}”; click one to take its z</source>
        <translation>更多“{name}”；点击一张取用它的 z</translation>
    </message>
    <message>
        <source>More pictures of the chosen class</source>
        <translation>所选类别的更多图片</translation>
    </message>
    <message>
        <source>More pictures of the class.</source>
        <translation>该类别的更多图片。</translation>
    </message>
    <message>
        <source>Picture of the chosen class, drawn from the sliders&apos; z</source>
        <translation>所选类别的图片，由滑块的 z 画出</translation>
    </message>
    <message>
        <source>Press Train, or open a model; then choose a class and press Generate for a picture of your own.</source>
        <translation>按“训练”或打开一个模型；然后选择类别并按“生成”，得到你自己的图片。</translation>
    </message>
    <message>
        <source>The numbers z that the picture is drawn from</source>
        <translation>画这张图片所用的数 z</translation>
    </message>
    <message>
        <source>There is no model yet: train one or open one, then let it draw.</source>
        <translation>还没有模型：请训练或打开一个，再让它画。</translation>
    </message>
    <message>
        <source>What the picture is to show.</source>
        <translation>图片要画什么。</translation>
    </message>
    <message>
        <source>“{name}”, drawn from the z below</source>
        <translation>“{name}”，由下面的 z 画出</translation>
    </message>
</context>
<context>
    <name>EngineStarter</name>
    <message>
        <source>The engine does not start</source>
        <translation>引擎无法启动</translation>
    </message>
    <message>
        <source>The engine does not start, so that nothing can be played with.</source>
        <translation>引擎无法启动，因此无法使用任何模型。</translation>
    </message>
    <message>
        <source>The engine is starting…</source>
        <translation>引擎正在启动…</translation>
    </message>
    <message>
        <source>{sentence} Nothing can be trained; “gdl doctor” says what is broken.</source>
        <translation>{sentence}现在无法训练；“gdl doctor”会说明哪里出了问题。</translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <source>Something went wrong inside the program. Your runs and models are safe; you can go on working.</source>
        <translation>程序内部出了问题。你的运行和模型没有受损，可以继续工作。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Each {bounds}</source>
        <translation>每个数{bounds}</translation>
    </message>
    <message>
        <source>May be changed while training runs.</source>
        <translation>训练过程中可以更改。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>As asked</source>
        <translation>符合要求</translation>
    </message>
    <message>
        <source>Bound, 50 draws</source>
        <translation>下界，50 次抽样</translation>
    </message>
    <message>
        <source>Fréchet distance</source>
        <translation>Fréchet 距离</translation>
    </message>
    <message>
        <source>How far apart invented and real pictures lie in what this judge sees, as a whole: less is better. Beside it: other real pictures of the same number, the best there can be. It has no unit, it falls with the number of pictures, and it is not the FID of papers.</source>
        <translation>在评判器看来，生成图片与真实图片整体上相距多远：越小越好。旁边是同样数量的另一批真实图片，即所能达到的最好值。它没有单位，随图片数量增多而减小，也不是论文中的 FID。</translation>
    </message>
    <message>
        <source>How far held-out pictures are from what a draw of their z decodes to, summed over the pixels as the training&apos;s own loss does: less is better. With the KL divergence it makes the evidence lower bound, ELBO.</source>
        <translation>留出图片与其 z 抽样解码结果之间的差距，像训练损失那样对像素求和：越小越好。它与 KL 散度合成证据下界 ELBO。</translation>
    </message>
    <message>
        <source>How many latent numbers differ from picture to picture; the others say nothing (their mean varies by less than 0.01).</source>
        <translation>有多少个潜在数值随图片而变；其余的什么也没表达（其均值的变化小于 0.01）。</translation>
    </message>
    <message>
        <source>How much pictures of one class differ from each other, measured on what the judge sees, relative to real pictures: 100 % is as varied as real, near 0 % the generator draws one picture again and again. It counts only while nearly all are as asked: strangers under one label raise it.</source>
        <translation>同类图片彼此相差多少，按评判器所见衡量，并与真实图片相比：100% 表示与真实图片一样多样，接近 0% 表示生成器反复画同一张图片。只有几乎全部图片都符合要求时才有意义：混入的异类会抬高它。</translation>
    </message>
    <message>
        <source>How much the latent numbers tell about a held-out picture, in nats: the other part of the ELBO.</source>
        <translation>潜在数值表达了留出图片的多少信息，以奈特计：ELBO 的另一部分。</translation>
    </message>
    <message>
        <source>How probable the model finds held-out pictures, at least: the importance-weighted bound of 50 draws, mean log-density of a picture in nats, each pixel normal around the decoder&apos;s with variance 1/2. More is better, and all models compare on it. Beside it: the mean training picture in place of any model.</source>
        <translation>模型认为留出图片的概率至少有多大：50 次抽样的重要性加权下界，即一张图片的平均对数密度，以奈特计，每个像素服从以解码结果为均值、方差 1/2 的正态分布。越大越好，所有模型都可据此比较。旁边是用训练图片的平均图代替模型的结果。</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Mean squared error of a pixel of held-out pictures that are rebuilt from their most likely z, grey values from 0 to 1: less is better. Beside it: the mean training picture in place of any model.</source>
        <translation>由最可能的 z 重建留出图片时每个像素的均方误差，灰度取 0 到 1：越小越好。旁边是用训练图片的平均图代替模型的结果。</translation>
    </message>
    <message>
        <source>Numbers in use</source>
        <translation>使用中的数值</translation>
    </message>
    <message>
        <source>Pixel error</source>
        <translation>像素误差</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Share of the invented pictures that lie among real ones in what the judge sees: do they look real? Beside it: other real pictures.</source>
        <translation>在评判器看来，落在真实图片之间的生成图片所占比例：它们看上去真实吗？旁边是另一批真实图片。</translation>
    </message>
    <message>
        <source>Share of the invented pictures that the judge, a classifier which had no part in the training, takes for the class that was asked for. Beside it: real pictures, of which nobody can expect more. Alone it proves nothing: one good picture for each class, drawn again and again, has 100 %.</source>
        <translation>评判器（一个没有参与训练的分类器）认为属于所要求类别的生成图片所占比例。旁边是真实图片的数值，没有理由要求更高。单凭它说明不了什么：每个类别反复画同一张好图，也能得到 100%。</translation>
    </message>
    <message>
        <source>Share of the real pictures that lie among invented ones in what the judge sees: can all that is real be drawn? Beside it: other real pictures.</source>
        <translation>在评判器看来，落在生成图片之间的真实图片所占比例：真实存在的都画得出来吗？旁边是另一批真实图片。</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>多样性</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>mean picture</source>
        <translation>平均图片</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>{:.0f} of {latent_numbers:.0f}</source>
        <translation>{:.0f} / {latent_numbers:.0f}</translation>
    </message>
    <message>
        <source>{:.1f} nats</source>
        <translation>{:.1f} 奈特</translation>
    </message>
    <message>
        <source>{:.2f} nats</source>
        <translation>{:.2f} 奈特</translation>
    </message>
</context>
<context>
    <name>GuideBubble</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Close the guided tour (Esc). The Help menu shows it again.</source>
        <translation>关闭导览（Esc）。“帮助”菜单可再次显示。</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>结束导览</translation>
    </message>
</context>
<context>
    <name>GuidedTour</name>
    <message>
        <source>A model that has read a book is in play already. Press “Generate”: it writes, one character at a time.</source>
        <translation>一个读过一本书的模型已经就位。按“生成”：它会一个字符一个字符地写。</translation>
    </message>
    <message>
        <source>Another tab is training. Stop it there first, or skip this step: one training runs at a time.</source>
        <translation>另一个标签页正在训练。请先在那里停止，或跳过这一步：同一时间只能进行一个训练。</translation>
    </message>
    <message>
        <source>Ask for a picture</source>
        <translation>要一张图片</translation>
    </message>
    <message>
        <source>Ask what you are looking at</source>
        <translation>问问这是什么</translation>
    </message>
    <message>
        <source>Change the temperature</source>
        <translation>改变温度</translation>
    </message>
    <message>
        <source>Choose here what this model is to draw: it has never seen the picture that it draws. The training in the other tab goes on meanwhile.</source>
        <translation>在这里选择让这个模型画什么：画出来的图片，它从未见过。另一个标签页的训练同时在继续。</translation>
    </message>
    <message>
        <source>Every place on this plane stands for a picture. Drag the cursor over it, or use the arrow keys, and watch what the places decode to.</source>
        <translation>这个平面上的每个位置代表一张图片。在上面拖动光标，或用方向键，看各个位置解码成什么。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>First choose the tab “{title}” here.</source>
        <translation>请先在这里选择标签页“{title}”。</translation>
    </message>
    <message>
        <source>It cannot be used now. Skip this step; you can come back to it.</source>
        <translation>现在不能使用。请跳过这一步；之后可以再回来。</translation>
    </message>
    <message>
        <source>It is hidden now. Make the window larger, or skip this step.</source>
        <translation>它现在没有显示出来。请放大窗口，或跳过这一步。</translation>
    </message>
    <message>
        <source>Let a model write</source>
        <translation>让模型写作</translation>
    </message>
    <message>
        <source>Move this slider, while it writes or before you press “Generate” again. Near 0 the model repeats itself, above 1 it dares more and errs more.</source>
        <translation>在它写作时，或再次按“生成”之前，移动这个滑块。接近 0 时模型会重复，大于 1 时它更大胆，也更常出错。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Nothing is training here: it has come to its end and is saved, or it never began. Skip this step, or press “Train” first.</source>
        <translation>这里现在没有训练：它已经结束并保存，或者从未开始。请跳过这一步，或先按“训练”。</translation>
    </message>
    <message>
        <source>Press this question mark; every plot and picture has one. F1 explains whatever has the keyboard’s focus, settings too.</source>
        <translation>按这个问号；每个图表和图片都有一个。F1 解释当前获得键盘焦点的内容，包括各项设置。</translation>
    </message>
    <message>
        <source>Press “Stop”. The model is saved and stays in play; nothing that was trained is ever lost.</source>
        <translation>按“停止”。模型会保存并继续使用；训练过的内容不会丢失。</translation>
    </message>
    <message>
        <source>Press “Train”. A new model begins, with no experience at all, and learns the plane before your eyes. The first press takes a few seconds longer.</source>
        <translation>按“训练”。一个毫无经验的新模型随即开始，在你眼前学会这个平面。第一次按要多等几秒。</translation>
    </message>
    <message>
        <source>Skip step</source>
        <translation>跳过这一步</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>That was the tour. You find it again in the menu Help.</source>
        <translation>导览到此结束。可在“帮助”菜单中再次找到它。</translation>
    </message>
    <message>
        <source>The plot is behind the page “Judge”: choose “Training” beside it.</source>
        <translation>图表在“评判”页后面：请选择旁边的“训练”。</translation>
    </message>
    <message>
        <source>There is no model here yet. Press Train on the left and wait a moment, or skip this step.</source>
        <translation>这里还没有模型。请按左边的“训练”并稍等，或跳过这一步。</translation>
    </message>
    <message>
        <source>This curve says how far rebuilt pictures are from their originals: less is better. Wait for its first point, then see how fast it falls in the beginning.</source>
        <translation>这条曲线说明重建图片与原图相距多远：越小越好。等它出现第一个点，再看它一开始下降得多快。</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>训练自己的模型</translation>
    </message>
    <message>
        <source>Walk on the plane</source>
        <translation>在平面上漫步</translation>
    </message>
    <message>
        <source>Watch the loss fall</source>
        <translation>看损失下降</translation>
    </message>
    <message>
        <source>What this step is about is not in the window now. Skip this step.</source>
        <translation>这一步所说的内容现在不在窗口中。请跳过这一步。</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>What am I looking at: {title}</source>
        <translation>这是什么：{title}</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>用户指南(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;What am I looking at?</source>
        <translation>这是什么(&amp;W)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>HelpPopover</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Read more in the help window</source>
        <translation>在帮助窗口中继续阅读</translation>
    </message>
    <message>
        <source>The formula, what to try, and the paper.</source>
        <translation>公式、可以尝试的做法，以及论文。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Nothing in the help has these words.</source>
        <translation>帮助中没有内容包含这些词。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>There is only an English text about this.</source>
        <translation>此主题只有英文说明。</translation>
    </message>
    <message>
        <source>{title} – Help</source>
        <translation>{title} – 帮助</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Press Train to see pictures here.</source>
        <translation>按“训练”，图片就会出现在这里。</translation>
    </message>
    <message>
        <source>{count} pictures. {caption}</source>
        <translation>{count} 张图片。{caption}</translation>
    </message>
</context>
<context>
    <name>JobThread</name>
    <message>
        <source>This could not be done ({error}).</source>
        <translation>无法完成（{error}）。</translation>
    </message>
</context>
<context>
    <name>JudgeBoard</name>
    <message>
        <source>After {step:,} steps, {pictures:,} pictures: {figures}.</source>
        <translation>{step:,} 步之后，{pictures:,} 张图片：{figures}。</translation>
    </message>
    <message>
        <source>Step {step:,}, {pictures:,} pictures</source>
        <translation>第 {step:,} 步，{pictures:,} 张图片</translation>
    </message>
    <message>
        <source>The weights after {step:,} steps, judged by {pictures:,} pictures.</source>
        <translation>{step:,} 步之后的权重，用 {pictures:,} 张图片评判。</translation>
    </message>
    <message>
        <source>What the judge says</source>
        <translation>评判器的结论</translation>
    </message>
</context>
<context>
    <name>JudgePanel</name>
    <message>
        <source>After {steps:,} steps, judged by {pictures:,} pictures.</source>
        <translation>{steps:,} 步之后，用 {pictures:,} 张图片评判。</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Judge this model</source>
        <translation>评判这个模型</translation>
    </message>
    <message>
        <source>Judging the model as it is now…</source>
        <translation>正在评判当前的模型…</translation>
    </message>
    <message>
        <source>Look at more pictures than in mid-training, and say how good the model is.</source>
        <translation>查看比训练途中更多的图片，说明模型有多好。</translation>
    </message>
    <message>
        <source>Press Train, or open a model: a judge that had no part in the training says here how good it is.</source>
        <translation>按“训练”或打开一个模型：没有参与训练的评判器会在这里说明它有多好。</translation>
    </message>
    <message>
        <source>Press “Judge this model” to see how good it is.</source>
        <translation>按“评判这个模型”，看看它有多好。</translation>
    </message>
    <message>
        <source>The first figures come after a while of training, and sooner when it is paused.</source>
        <translation>首批数字会在训练一段时间后出现，暂停训练则会更早出现。</translation>
    </message>
    <message>
        <source>The pictures that this model learnt from are not at hand, so nothing can be compared with them.</source>
        <translation>这个模型学习用的图片不在手边，所以无从比较。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training or judge</source>
        <translation>训练或评判</translation>
    </message>
    <message>
        <source>What a judge that had no part in the training says of the model.</source>
        <translation>没有参与训练的评判器对模型的评价。</translation>
    </message>
    <message>
        <source>What the judge says, in short</source>
        <translation>评判器的结论摘要</translation>
    </message>
    <message>
        <source>What training itself reports.</source>
        <translation>训练自身报告的内容。</translation>
    </message>
</context>
<context>
    <name>LatentPlane</name>
    <message>
        <source>Manifold</source>
        <translation>流形</translation>
    </message>
    <message>
        <source>Place of the cursor</source>
        <translation>光标的位置</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Press Train, or open a model, to see what lies on this plane.</source>
        <translation>按“训练”或打开一个模型，看看这个平面上有什么。</translation>
    </message>
    <message>
        <source>Show the encoded pictures as points</source>
        <translation>用点显示编码后的图片</translation>
    </message>
    <message>
        <source>Show what every place decodes to</source>
        <translation>显示每个位置解码成什么</translation>
    </message>
    <message>
        <source>Show what the places of the plane decode to.</source>
        <translation>显示平面上各个位置解码成什么。</translation>
    </message>
    <message>
        <source>Show where the model puts held-out pictures, coloured by class.</source>
        <translation>显示模型把留出图片放在哪里，按类别着色。</translation>
    </message>
</context>
<context>
    <name>LicencesWindow</name>
    <message>
        <source>Fonts and data</source>
        <translation>字体与数据</translation>
    </message>
    <message>
        <source>Libraries of the system</source>
        <translation>系统库</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Nothing has these words.</source>
        <translation>没有内容包含这些词。</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序的组成部分</translation>
    </message>
    <message>
        <source>Python and its packages</source>
        <translation>Python 及其软件包</translation>
    </message>
    <message>
        <source>Reading the licences…</source>
        <translation>正在读取许可证…</translation>
    </message>
    <message>
        <source>Search names and texts</source>
        <translation>搜索名称和正文</translation>
    </message>
    <message>
        <source>Search the licences</source>
        <translation>搜索许可证</translation>
    </message>
    <message>
        <source>The licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>本程序</translation>
    </message>
</context>
<context>
    <name>LivingPicture</name>
    <message>
        <source>No model came with this installation; train one from scratch.</source>
        <translation>这个安装没有自带模型；请从头训练一个。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Logarithmic scale for {title}</source>
        <translation>{title}的对数刻度</translation>
    </message>
    <message>
        <source>Press Train to see the losses here.</source>
        <translation>按“训练”，损失就会显示在这里。</translation>
    </message>
    <message>
        <source>Spread small values out. Values of 0 and below have no place on this scale.</source>
        <translation>把小的数值拉开。0 及以下的值在这种刻度上没有位置。</translation>
    </message>
    <message>
        <source>Switch the unit</source>
        <translation>切换单位</translation>
    </message>
    <message>
        <source>means of {count}</source>
        <translation>{count} 次的平均</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>{tip} Each point is the mean of {count} reports.</source>
        <translation>{tip}每个点是 {count} 次报告的平均值。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;About GDL Desktop</source>
        <translation>关于 GDL Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>跟随系统(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>打开模型(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Save model…</source>
        <translation>保存模型(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>Guided &amp;tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>Nothing is training</source>
        <translation>当前没有训练</translation>
    </message>
    <message>
        <source>Playgrounds</source>
        <translation>各个标签页</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The device that trains, the kind of numbers it computes with, and its threads.</source>
        <translation>用于训练的设备、数的类型和线程数。</translation>
    </message>
    <message>
        <source>What is training</source>
        <translation>正在训练的内容</translation>
    </message>
    <message>
        <source>What it computes with</source>
        <translation>用什么计算</translation>
    </message>
    <message>
        <source>{title} is paused</source>
        <translation>{title}：已暂停</translation>
    </message>
    <message>
        <source>{title} is stopping</source>
        <translation>{title}：正在停止</translation>
    </message>
    <message>
        <source>{title} is training</source>
        <translation>{title}：正在训练</translation>
    </message>
</context>
<context>
    <name>ModelBar</name>
    <message>
        <source>Card of the model</source>
        <translation>模型卡片</translation>
    </message>
    <message>
        <source>Card…</source>
        <translation>卡片…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models to play with</source>
        <translation>可供使用的模型</translation>
    </message>
    <message>
        <source>No model has a name yet; those that you save here will be listed.</source>
        <translation>还没有带名称的模型；在这里保存的模型会列出来。</translation>
    </message>
    <message>
        <source>No model is in play yet: train one, or open one.</source>
        <translation>还没有使用中的模型：请训练一个，或打开一个。</translation>
    </message>
    <message>
        <source>Play with a model that has a name.</source>
        <translation>使用一个有名称的模型。</translation>
    </message>
    <message>
        <source>Stop the training to play with another model.</source>
        <translation>请先停止训练，再使用别的模型。</translation>
    </message>
    <message>
        <source>The model in play</source>
        <translation>使用中的模型</translation>
    </message>
    <message>
        <source>What this model learnt from and how, what it can do and what it is bad at.</source>
        <translation>这个模型从什么、怎样学来，会做什么，不擅长什么。</translation>
    </message>
</context>
<context>
    <name>ModelFiles</name>
    <message>
        <source>Keep the model in play as one file.</source>
        <translation>把使用中的模型保存为一个文件。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Play with a model from a file.</source>
        <translation>使用文件中的模型。</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Stop the training to open a model.</source>
        <translation>请先停止训练，再打开模型。</translation>
    </message>
    <message>
        <source>There is no model to save yet; train one or open one first.</source>
        <translation>还没有可保存的模型；请先训练或打开一个。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>1,234.5</source>
        <translation>1,234.5</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>The seed in {name} is too large for the window; write one of at most {most} there.</source>
        <translation>{name} 中的随机种子太大，窗口无法使用；请写一个不超过 {most} 的数。</translation>
    </message>
    <message>
        <source>The settings of {name} are filled in. Press Train to begin.</source>
        <translation>已填入 {name} 的设置。按“训练”开始。</translation>
    </message>
    <message>
        <source>{name} is chosen to learn from. Press Train to begin.</source>
        <translation>已选择 {name} 用于学习。按“训练”开始。</translation>
    </message>
    <message>
        <source>{name} wants the data “{data}”, which this tab does not know; choose another recipe.</source>
        <translation>{name} 需要数据“{data}”，而此标签页没有这种数据；请选择其他配方。</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <translation>{path} 已不存在。</translation>
    </message>
    <message>
        <source>“{title}” is training. Stop it there first.</source>
        <translation>“{title}”正在训练。请先在那里停止训练。</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste a text to learn from</source>
        <translation>粘贴用于学习的文本</translation>
    </message>
    <message>
        <source>Paste or type here. The more text, the better: a chapter is a good start.</source>
        <translation>在这里粘贴或输入。文本越多越好：先用一章就不错。</translation>
    </message>
    <message>
        <source>Text to learn from</source>
        <translation>用于学习的文本</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>使用这段文本</translation>
    </message>
    <message>
        <source>{count:,} characters</source>
        <translation>{count:,} 个字符</translation>
    </message>
</context>
<context>
    <name>PlaneCanvas</name>
    <message>
        <source>Drag, or use the arrow keys, to move the cursor.</source>
        <translation>拖动或用方向键移动光标。</translation>
    </message>
    <message>
        <source>Latent plane</source>
        <translation>潜在平面</translation>
    </message>
</context>
<context>
    <name>PlaygroundView</name>
    <message>
        <source>Opened {name}.</source>
        <translation>已打开 {name}。</translation>
    </message>
    <message>
        <source>Opened: {name}</source>
        <translation>已打开：{name}</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>自带的模型</translation>
    </message>
    <message>
        <source>The model of the last training</source>
        <translation>上次训练的模型</translation>
    </message>
    <message>
        <source>The model of this training</source>
        <translation>本次训练的模型</translation>
    </message>
    <message>
        <source>Your model {name}</source>
        <translation>你的模型 {name}</translation>
    </message>
    <message>
        <source>{name} is in play.</source>
        <translation>正在使用 {name}。</translation>
    </message>
    <message>
        <source>{name} was not opened, because training has begun meanwhile.</source>
        <translation>没有打开 {name}，因为其间训练已经开始。</translation>
    </message>
</context>
<context>
    <name>Playgrounds</name>
    <message>
        <source>A character LSTM that learns to write like the text you give it.</source>
        <translation>字符级 LSTM，学习模仿你给它的文本来写作。</translation>
    </message>
    <message>
        <source>A class-conditional GAN that you watch learning to draw.</source>
        <translation>类别条件 GAN，你可以看着它学会画画。</translation>
    </message>
    <message>
        <source>A variational autoencoder whose latent plane you can walk on.</source>
        <translation>变分自编码器，你可以在它的潜在平面上漫步。</translation>
    </message>
    <message>
        <source>GAN</source>
        <translation>GAN</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>潜在空间</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>step {step:,}</source>
        <translation>第 {step:,} 步</translation>
    </message>
    <message>
        <source>step {step:,} of {all:,}</source>
        <translation>第 {step:,} 步，共 {all:,} 步</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>还没有打开过文件</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <translation>{path} 已不存在。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A model of the {0} playground cannot write text; choose a text model.</source>
        <translation>“{0}”的模型不能写文本；请选择文本模型。</translation>
    </message>
    <message>
        <source>A step with batch size {0}, context length {1} and layers of {2} needs about {3} GB of memory; make one smaller.</source>
        <translation>批大小 {0}、上下文长度 {1}、各层 {2} 的一步约需 {3} GB 内存；请减小其中一项。</translation>
    </message>
    <message>
        <source>A variational autoencoder knows no classes; leave the class out, or use the GAN playground.</source>
        <translation>变分自编码器没有类别；请去掉类别，或改用 GAN。</translation>
    </message>
    <message>
        <source>Computing in bfloat16, {0} times as fast here as float32.</source>
        <translation>使用 bfloat16 计算，在这里速度是 float32 的 {0} 倍。</translation>
    </message>
    <message>
        <source>Computing in float32: bfloat16 is not tried on this device.</source>
        <translation>使用 float32 计算：在这种设备上不尝试 bfloat16。</translation>
    </message>
    <message>
        <source>Computing in float32: bfloat16 is only {0} times as fast here.</source>
        <translation>使用 float32 计算：在这里 bfloat16 的速度只有它的 {0} 倍。</translation>
    </message>
    <message>
        <source>Computing in float32: this graphics card has no bfloat16 units.</source>
        <translation>使用 float32 计算：这块显卡没有 bfloat16 单元。</translation>
    </message>
    <message>
        <source>Computing in float32: this model cannot be computed in bfloat16 here.</source>
        <translation>使用 float32 计算：在这里无法用 bfloat16 计算这个模型。</translation>
    </message>
    <message>
        <source>Computing in float32: this processor has no bfloat16 units.</source>
        <translation>使用 float32 计算：这个处理器没有 bfloat16 单元。</translation>
    </message>
    <message>
        <source>Computing with two threads, {0} times as fast here as with one.</source>
        <translation>使用两个线程计算，在这里速度是一个线程的 {0} 倍。</translation>
    </message>
    <message>
        <source>Examples per epoch ({0}) must be at least the batch size ({1}); raise the first or lower the second.</source>
        <translation>每轮样本数（{0}）不能少于批大小（{1}）；请增大前者或减小后者。</translation>
    </message>
    <message>
        <source>Figures, on pictures or text that it has not learnt from</source>
        <translation>在未学习过的图片或文本上测得的数值</translation>
    </message>
    <message>
        <source>Hash of the data</source>
        <translation>数据的校验和</translation>
    </message>
    <message>
        <source>Last figures</source>
        <translation>最近的数值</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>学习材料</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作环境</translation>
    </message>
    <message>
        <source>No judge knows these pictures: there is one for MNIST and one for Fashion-MNIST only.</source>
        <translation>没有评判器能评判这些图片：只有 MNIST 和 Fashion-MNIST 各有一个。</translation>
    </message>
    <message>
        <source>Read as {0}.</source>
        <translation>按 {0} 读取。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Say which run to continue.</source>
        <translation>请指明要继续哪次运行。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Step {0}, epoch {1}: one class per column, the same z along a row</source>
        <translation>第 {0} 步，第 {1} 轮：每列一个类别，同一行的 z 相同</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the model it is to continue; start a new run instead.</source>
        <translation>检查点与要继续的模型不符；请开始新的运行。</translation>
    </message>
    <message>
        <source>The checkpoint does not fit these settings and this text; continue it with its own, or start anew.</source>
        <translation>检查点与这些设置和这段文本不符；请用它原来的设置和文本继续，或重新开始。</translation>
    </message>
    <message>
        <source>The checkpoint was written on another kind of device, where chance takes another course; continue the run on that one.</source>
        <translation>检查点是在另一种设备上写的，那里的随机数序列不同；请在那种设备上继续。</translation>
    </message>
    <message>
        <source>The class “{0}” has {1}; give it at least two.</source>
        <translation>类别“{0}”中{1}；至少需要两张。</translation>
    </message>
    <message>
        <source>The length of a text must be 0 or more characters, not {0}.</source>
        <translation>文本长度必须是 0 个或更多字符，不能是 {0}。</translation>
    </message>
    <message>
        <source>The loss stopped being a number by step {0}, so training has ended; the model is back at its last good checkpoint, step {1}. Try a lower learning rate.</source>
        <translation>到第 {0} 步，损失已不是有效数值，训练因此结束；模型回到上一个完好的检查点，即第 {1} 步。请试试更小的学习率。</translation>
    </message>
    <message>
        <source>The model has lost the list of characters it knows, so it cannot write; train or open another.</source>
        <translation>模型丢失了它认识的字符表，所以不能写；请训练或打开另一个。</translation>
    </message>
    <message>
        <source>The model has never seen some characters of this text, so it {0}.</source>
        <translation>模型从未见过这段文本中的一些字符；{0}。</translation>
    </message>
    <message>
        <source>The model&apos;s weights are not numbers any more, so it cannot be used; choose another.</source>
        <translation>模型的权重已不是有效数值，不能使用；请选择另一个。</translation>
    </message>
    <message>
        <source>The model&apos;s weights do not fit its settings, so it cannot be used; choose another.</source>
        <translation>模型的权重与其设置不符，不能使用；请选择另一个。</translation>
    </message>
    <message>
        <source>The newest checkpoint is damaged or missing, so training goes on from step {0}.</source>
        <translation>最新的检查点已损坏或缺失，因此训练从第 {0} 步继续。</translation>
    </message>
    <message>
        <source>The plane from −{0} to {1}</source>
        <translation>从 −{0} 到 {1} 的平面</translation>
    </message>
    <message>
        <source>The recipe {0} cannot be read: {1}.</source>
        <translation>无法读取配方 {0}：{1}。</translation>
    </message>
    <message>
        <source>The run in {0} is being trained in another window or program; stop it there first.</source>
        <translation>{0} 中的运行正在另一个窗口或程序里训练；请先在那里停止。</translation>
    </message>
    <message>
        <source>The run in {0} was made by a newer version of this program; install that one to use it.</source>
        <translation>{0} 中的运行由本程序的较新版本写成；请安装那个版本后使用。</translation>
    </message>
    <message>
        <source>The temperature must be a number of 0 or more, not {0}.</source>
        <translation>温度必须是不小于 0 的数，不能是 {0}。</translation>
    </message>
    <message>
        <source>The text “{0}” has {1} characters that the model knows before its last tenth and {2} in it, and both must have some; choose a text like the one it was trained on.</source>
        <translation>文本“{0}”中模型认识的字符，最后十分之一之前有 {1} 个，最后十分之一中有 {2} 个，两处都不能没有；请选择与训练文本相近的文本。</translation>
    </message>
    <message>
        <source>The text “{0}” has {1} characters to learn from, but a context length of {2} needs at least {3}; choose a longer text or a shorter context.</source>
        <translation>文本“{0}”有 {1} 个字符可供学习，但上下文长度 {2} 至少需要 {3} 个；请选择更长的文本或更短的上下文。</translation>
    </message>
    <message>
        <source>The text “{0}” has {1} distinct characters to learn from, but at least 2 are needed; choose a longer or more varied text.</source>
        <translation>文本“{0}”只有 {1} 种不同的字符可供学习，至少需要 2 种；请选择更长或更多样的文本。</translation>
    </message>
    <message>
        <source>The weights {0} are too large for {1}; keep float32.</source>
        <translation>权重 {0} 超出 {1} 的范围；请保留 float32。</translation>
    </message>
    <message>
        <source>There are no IDX files in {0}; they are named like train-images-idx3-ubyte.gz.</source>
        <translation>{0} 中没有 IDX 文件；它们的名称类似 train-images-idx3-ubyte.gz。</translation>
    </message>
    <message>
        <source>There is no class {0} in this model; its classes are {1}.</source>
        <translation>这个模型没有类别 {0}；它的类别有 {1}。</translation>
    </message>
    <message>
        <source>There is no data set and no file “{0}”; there is {1}.</source>
        <translation>没有名为“{0}”的数据集或文件；现有 {1}。</translation>
    </message>
    <message>
        <source>There is no device “{0}” on this computer; there is {1}.</source>
        <translation>这台电脑上没有设备“{0}”；现有 {1}。</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <translation>没有文件或文件夹 {0}。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>没有文件夹 {0}。</translation>
    </message>
    <message>
        <source>There is no model file {0}.</source>
        <translation>没有模型文件 {0}。</translation>
    </message>
    <message>
        <source>There is no model file, run or model called “{0}”; models by name: {1}.</source>
        <translation>没有名为“{0}”的模型文件、运行或模型；有名称的模型：{1}。</translation>
    </message>
    <message>
        <source>There is no playground “{0}” in this version of the program; install a newer one.</source>
        <translation>此版本的程序没有“{0}”这个标签页；请安装更新的版本。</translation>
    </message>
    <message>
        <source>There is no playground “{0}”; there are {1}.</source>
        <translation>没有名为“{0}”的标签页；现有 {1}。</translation>
    </message>
    <message>
        <source>There is no precision “{0}”; there are auto, {1}.</source>
        <translation>没有精度“{0}”；现有 auto、{1}。</translation>
    </message>
    <message>
        <source>There is no preset “{0}”; there is {1}.</source>
        <translation>没有预设“{0}”；现有 {1}。</translation>
    </message>
    <message>
        <source>There is no recipe {0}.</source>
        <translation>没有配方 {0}。</translation>
    </message>
    <message>
        <source>There is no run in {0}; it has no run.json.</source>
        <translation>{0} 中没有运行；缺少 run.json。</translation>
    </message>
    <message>
        <source>There is no setting “{0}”; the settings are {1}.</source>
        <translation>没有设置“{0}”；现有设置为 {1}。</translation>
    </message>
    <message>
        <source>This installation comes without Python&apos;s {0}; choose another text.</source>
        <translation>这个安装缺少 Python 的 {0}；请选择另一段文本。</translation>
    </message>
    <message>
        <source>This model knows {0} classes and {1} has {2}; evaluate it with the data it was trained on.</source>
        <translation>这个模型认识 {0} 个类别，而 {1} 有 {2} 个；请用它学习过的数据来评估。</translation>
    </message>
    <message>
        <source>This model&apos;s weights do not fit its settings; train or open another one.</source>
        <translation>这个模型的权重与其设置不符；请训练或打开另一个。</translation>
    </message>
    <message>
        <source>This run has used its whole budget ({0} step, {1} s); give a larger number of steps or seconds to continue it.</source>
        <translation>这次运行的预算已用完（{0} 步，{1} 秒）；要继续，请给出更大的步数或秒数。</translation>
    </message>
    <message>
        <source>This run has used its whole budget ({0} steps, {1} s); give a larger number of steps or seconds to continue it.</source>
        <translation>这次运行的预算已用完（{0} 步，{1} 秒）；要继续，请给出更大的步数或秒数。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>What it is bad at</source>
        <translation>不擅长的方面</translation>
    </message>
    <message>
        <source>a list or table</source>
        <translation>列表或表</translation>
    </message>
    <message>
        <source>a name or path in quotes</source>
        <translation>引号中的名称或路径</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>大于 0 的数</translation>
    </message>
    <message>
        <source>a number of that many digits</source>
        <translation>位数这么多的数</translation>
    </message>
    <message>
        <source>a number {0}</source>
        <translation>{0}的数</translation>
    </message>
    <message>
        <source>a part of its path is a file, not a folder</source>
        <translation>路径中有一部分是文件而不是文件夹</translation>
    </message>
    <message>
        <source>a set of pictures</source>
        <translation>图片集</translation>
    </message>
    <message>
        <source>a table, [settings]</source>
        <translation>表 [settings]</translation>
    </message>
    <message>
        <source>a table, [ship]</source>
        <translation>表 [ship]</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number {0}</source>
        <translation>{0}的整数</translation>
    </message>
    <message>
        <source>a word in quotes</source>
        <translation>引号中的单词</translation>
    </message>
    <message>
        <source>above {0}</source>
        <translation>大于 {0}</translation>
    </message>
    <message>
        <source>above {0} and at most {1}</source>
        <translation>大于 {0} 且至多 {1}</translation>
    </message>
    <message>
        <source>above {0} and below {1}</source>
        <translation>大于 {0} 且小于 {1}</translation>
    </message>
    <message>
        <source>another program is using it; close that one and try again</source>
        <translation>另一个程序正在使用它；请关闭该程序后再试</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>至少 {0}</translation>
    </message>
    <message>
        <source>at least {0} and below {1}</source>
        <translation>至少 {0} 且小于 {1}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>至多 {0}</translation>
    </message>
    <message>
        <source>below {0}</source>
        <translation>小于 {0}</translation>
    </message>
    <message>
        <source>between {0} and {1}</source>
        <translation>介于 {0} 和 {1} 之间</translation>
    </message>
    <message>
        <source>graphics card (CUDA), {0}</source>
        <translation>显卡（CUDA），{0}</translation>
    </message>
    <message>
        <source>graphics processor (MPS), {0}</source>
        <translation>图形处理器（MPS），{0}</translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>it, or a folder on the way to it, is missing</source>
        <translation>它或其上级文件夹不存在</translation>
    </message>
    <message>
        <source>its name is too long; choose a shorter one</source>
        <translation>名称太长；请换一个较短的名称</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>no pictures</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>no sub-folder</source>
        <translation>没有子文件夹</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <translation>{0} 之一</translation>
    </message>
    <message>
        <source>only one picture</source>
        <translation>只有一张图片</translation>
    </message>
    <message>
        <source>only one sub-folder, “{0}”</source>
        <translation>只有一个子文件夹“{0}”</translation>
    </message>
    <message>
        <source>processor, {0}, {1} thread</source>
        <translation>处理器，{0}，{1} 个线程</translation>
    </message>
    <message>
        <source>processor, {0}, {1} threads</source>
        <translation>处理器，{0}，{1} 个线程</translation>
    </message>
    <message>
        <source>read {0}</source>
        <translation>已{0}</translation>
    </message>
    <message>
        <source>read {0} and skipped {1}</source>
        <translation>已{0}，并跳过{1}</translation>
    </message>
    <message>
        <source>skipped {0}</source>
        <translation>已跳过{0}</translation>
    </message>
    <message>
        <source>something of that name is in the way; choose another name</source>
        <translation>已有同名的文件或文件夹；请换一个名称</translation>
    </message>
    <message>
        <source>the disk can only be read; choose another place</source>
        <translation>磁盘为只读；请换一个位置</translation>
    </message>
    <message>
        <source>the disk is full; make room and try again</source>
        <translation>磁盘已满；请腾出空间后再试</translation>
    </message>
    <message>
        <source>the disk reports a fault; try another one</source>
        <translation>磁盘报告故障；请换一个磁盘</translation>
    </message>
    <message>
        <source>the drive does not answer; check that it is connected</source>
        <translation>驱动器没有响应；请检查是否已连接</translation>
    </message>
    <message>
        <source>the system does not allow it; choose another place, or change its permissions</source>
        <translation>系统不允许；请换一个位置，或修改其访问权限</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>真（true）或假（false）</translation>
    </message>
    <message>
        <source>whole numbers</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be used as a recipe: {1}</source>
        <translation>{0} 不能用作配方：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be used: “{1}” must be {2}, not {3}.</source>
        <translation>无法使用 {0}：“{1}”必须是{2}，而不是{3}。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} could not be downloaded: no mirror gave {1}; check the network and try again.</source>
        <translation>无法下载 {0}：没有镜像提供 {1}；请检查网络后重试。</translation>
    </message>
    <message>
        <source>{0} does not hold one whole number a picture; choose another file.</source>
        <translation>{0} 中不是每张图片对应一个整数；请选择另一个文件。</translation>
    </message>
    <message>
        <source>{0} does not say which playground it is for; add a line like playground = “text”.</source>
        <translation>{0} 没有说明用于哪个标签页；请加一行，例如 playground = “text”。</translation>
    </message>
    <message>
        <source>{0} goes on behind its last element, so it is damaged; get it anew.</source>
        <translation>{0} 在最后一个元素之后还有内容，已损坏；请重新获取。</translation>
    </message>
    <message>
        <source>{0} has changed since this run began, so it cannot be continued exactly.</source>
        <translation>{0} 在这次运行开始后已改变，无法精确地继续。</translation>
    </message>
    <message>
        <source>{0} has lists within lists too deep for a recipe.</source>
        <translation>{0} 中的列表嵌套过深，不能作为配方。</translation>
    </message>
    <message>
        <source>{0} has only one class; at least two are needed.</source>
        <translation>{0} 只有一个类别；至少需要两个。</translation>
    </message>
    <message>
        <source>{0} has other classes than this model, so they are not shown together.</source>
        <translation>{0} 的类别与这个模型不同，所以不一起显示。</translation>
    </message>
    <message>
        <source>{0} has too many pixels to be opened safely; make it smaller.</source>
        <translation>{0} 的像素太多，无法安全打开；请缩小它。</translation>
    </message>
    <message>
        <source>{0} has {1}; make one sub-folder of pictures for each class, at least two.</source>
        <translation>{0} 中{1}；请为每个类别建一个图片子文件夹，至少两个。</translation>
    </message>
    <message>
        <source>{0} holds a judge of another version; install the program anew.</source>
        <translation>{0} 中的评判器属于另一个版本；请重新安装程序。</translation>
    </message>
    <message>
        <source>{0} holds a model of the {1} playground, not of {2}; open it there.</source>
        <translation>{0} 是“{1}”的模型，不是“{2}”的；请在那里打开。</translation>
    </message>
    <message>
        <source>{0} holds no grey pictures of one byte a pixel; choose another file.</source>
        <translation>{0} 中没有每像素一字节的灰度图片；请选择另一个文件。</translation>
    </message>
    <message>
        <source>{0} holds no judge of pictures; install the program anew.</source>
        <translation>{0} 中没有图片评判器；请重新安装程序。</translation>
    </message>
    <message>
        <source>{0} holds no run; choose a model file or a run&apos;s folder.</source>
        <translation>{0} 中没有运行；请选择模型文件或运行的文件夹。</translation>
    </message>
    <message>
        <source>{0} holds no whole checkpoint, so the run cannot be continued.</source>
        <translation>{0} 中没有完整的检查点，无法继续运行。</translation>
    </message>
    <message>
        <source>{0} holds no whole checkpoint, so there is no model to open.</source>
        <translation>{0} 中没有完整的检查点，所以没有可打开的模型。</translation>
    </message>
    <message>
        <source>{0} holds settings that this version does not understand.</source>
        <translation>{0} 中有这个版本不理解的设置。</translation>
    </message>
    <message>
        <source>{0} holds {1} pictures but {2} holds {3} labels; they do not belong together.</source>
        <translation>{0} 有 {1} 张图片，而 {2} 有 {3} 个标签；它们不配套。</translation>
    </message>
    <message>
        <source>{0} is a file; choose a new folder.</source>
        <translation>{0} 是一个文件；请选择新文件夹。</translation>
    </message>
    <message>
        <source>{0} is a file; choose the folder that holds one sub-folder a class.</source>
        <translation>{0} 是一个文件；请选择每个类别一个子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>{0} is a folder; choose a text file.</source>
        <translation>{0} 是一个文件夹；请选择文本文件。</translation>
    </message>
    <message>
        <source>{0} is a run of the {1} playground, not of {2}; open it there.</source>
        <translation>{0} 是“{1}”的运行，不是“{2}”的；请在那里打开。</translation>
    </message>
    <message>
        <source>{0} is a run of the {1} playground; continue it there.</source>
        <translation>{0} 是“{1}”的运行；请在那里继续。</translation>
    </message>
    <message>
        <source>{0} is a single file; choose a folder with one sub-folder of pictures for each class, or IDX files.</source>
        <translation>{0} 是单个文件；请选择每个类别一个图片子文件夹的文件夹，或 IDX 文件。</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete; get it anew.</source>
        <translation>{0} 已损坏或不完整；请重新获取。</translation>
    </message>
    <message>
        <source>{0} is damaged or not a model file; nothing was loaded.</source>
        <translation>{0} 已损坏或不是模型文件；没有加载任何内容。</translation>
    </message>
    <message>
        <source>{0} is damaged, so the run cannot be read.</source>
        <translation>{0} 已损坏，无法读取这次运行。</translation>
    </message>
    <message>
        <source>{0} is empty; choose a text with something in it.</source>
        <translation>{0} 是空的；请选择有内容的文本。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB, so it is no recipe.</source>
        <translation>{0} 大于 {1} MB，因此不是配方。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB; choose a shorter text.</source>
        <translation>{0} 大于 {1} MB；请选择更短的文本。</translation>
    </message>
    <message>
        <source>{0} is missing from this installation ({1}); install the program anew.</source>
        <translation>这个安装缺少 {0}（{1}）；请重新安装程序。</translation>
    </message>
    <message>
        <source>{0} is neither a file nor a folder; choose something else.</source>
        <translation>{0} 既不是文件也不是文件夹；请另选其他内容。</translation>
    </message>
    <message>
        <source>{0} is not a model of this program; choose a file that it saved.</source>
        <translation>{0} 不是本程序的模型；请选择本程序保存的文件。</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read; remove it or save it as PNG.</source>
        <translation>{0} 不是可读的图片；请删除它或存为 PNG。</translation>
    </message>
    <message>
        <source>{0} is not a text that can be read; save it as plain text in UTF-8.</source>
        <translation>{0} 不是可读的文本；请存为 UTF-8 纯文本。</translation>
    </message>
    <message>
        <source>{0} is not an IDX file; choose one whose name ends like “images-idx3-ubyte”.</source>
        <translation>{0} 不是 IDX 文件；请选择名称以“images-idx3-ubyte”之类结尾的文件。</translation>
    </message>
    <message>
        <source>{0} is not downloaded yet; get it with “gdl data get {1}”.</source>
        <translation>{0} 尚未下载；请用“gdl data get {1}”获取。</translation>
    </message>
    <message>
        <source>{0} is not empty; choose a new folder, or continue the run in it with --resume.</source>
        <translation>{0} 不是空的；请选择新文件夹，或用 --resume 继续其中的运行。</translation>
    </message>
    <message>
        <source>{0} is not finite</source>
        <translation>{0} 不是有限数</translation>
    </message>
    <message>
        <source>{0} is not named like an IDX file, for example train-images-idx3-ubyte.gz.</source>
        <translation>{0} 的名称不像 IDX 文件，例如 train-images-idx3-ubyte.gz。</translation>
    </message>
    <message>
        <source>{0} is not written as a recipe must be, in TOML: {1}.</source>
        <translation>{0} 不是按配方要求用 TOML 写成的：{1}。</translation>
    </message>
    <message>
        <source>{0} is truncated: it ends before the elements that it announces; get it anew.</source>
        <translation>{0} 被截断：它在所声明的元素之前就结束了；请重新获取。</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels, too many to be opened safely; make it smaller.</source>
        <translation>{0} 有 {1} x {2} 像素，太多，无法安全打开；请缩小它。</translation>
    </message>
    <message>
        <source>{0} is {1}, but {2} is needed here; there is {3}.</source>
        <translation>{0} 是{1}，而这里需要{2}；现有 {3}。</translation>
    </message>
    <message>
        <source>{0} is “{1}”; it can be auto or a whole number from 1 to {2}.</source>
        <translation>{0} 的值是“{1}”；它可以是 auto 或 1 到 {2} 之间的整数。</translation>
    </message>
    <message>
        <source>{0} lacks the file {1}-{2} or {3}-{4}.gz; put it beside the others.</source>
        <translation>{0} 缺少文件 {1}-{2} 或 {3}-{4}.gz；请把它放在其他文件旁边。</translation>
    </message>
    <message>
        <source>{0} million numbers</source>
        <translation>{0} 百万个数</translation>
    </message>
    <message>
        <source>{0} must be one of {1}, not {2}.</source>
        <translation>{0}必须是 {1} 之一，不能是 {2}。</translation>
    </message>
    <message>
        <source>{0} must be {1}, not {2}.</source>
        <translation>{0}必须是{1}，不能是 {2}。</translation>
    </message>
    <message>
        <source>{0} names “{1}”, which no recipe knows; it may name {2}.</source>
        <translation>{0} 写有“{1}”，配方中没有这一项；可用的有 {2}。</translation>
    </message>
    <message>
        <source>{0} nats</source>
        <translation>{0} 奈特</translation>
    </message>
    <message>
        <source>{0} nats per character</source>
        <translation>每字符 {0} 奈特</translation>
    </message>
    <message>
        <source>{0} numbers</source>
        <translation>{0} 个数</translation>
    </message>
    <message>
        <source>{0} numbers, stored as {1}</source>
        <translation>{0} 个数，以 {1} 存储</translation>
    </message>
    <message>
        <source>{0} says it holds {1} GiB, which is more than this program takes.</source>
        <translation>{0} 声称有 {1} GiB，超过本程序所能接受的大小。</translation>
    </message>
    <message>
        <source>{0} says twice how long to train, by {1} and by {2}; keep one of them.</source>
        <translation>{0} 两次说明了训练多久（{1} 和 {2}）；请只保留一个。</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
    <message>
        <source>{0} steps in {1} minutes</source>
        <translation>{0} 步，{1} 分钟</translation>
    </message>
    <message>
        <source>{0} steps in {1} seconds</source>
        <translation>{0} 步，{1} 秒</translation>
    </message>
    <message>
        <source>{0} thousand numbers</source>
        <translation>{0} 千个数</translation>
    </message>
    <message>
        <source>{0} to {1} whole numbers, each {2}</source>
        <translation>{0} 到 {1} 个整数，每个{2}</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of this program; update to open it.</source>
        <translation>{0} 由本程序的较新版本写成；请更新后再打开。</translation>
    </message>
    <message>
        <source>{0}% are what was asked for</source>
        <translation>{0}% 符合要求</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>“{0}” as “{1}”</source>
        <translation>把“{0}”当作“{1}”</translation>
    </message>
</context>
<context>
    <name>SessionThread</name>
    <message>
        <source>Training stopped because something went wrong inside the program; what was saved so far is kept.</source>
        <translation>程序内部出错，训练已停止；此前保存的内容仍然保留。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Adam beta 1</source>
        <translation>Adam 的 beta 1</translation>
    </message>
    <message>
        <source>Adam beta 2</source>
        <translation>Adam 的 beta 2</translation>
    </message>
    <message>
        <source>Adversarial loss</source>
        <translation>对抗损失</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Channels of the decoder</source>
        <translation>解码器的通道</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>上下文长度</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Discriminator learning rate</source>
        <translation>判别器学习率</translation>
    </message>
    <message>
        <source>Discriminator width</source>
        <translation>判别器宽度</translation>
    </message>
    <message>
        <source>Distribution of z</source>
        <translation>z 的分布</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Embedding size</source>
        <translation>嵌入大小</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Examples per epoch</source>
        <translation>每轮样本数</translation>
    </message>
    <message>
        <source>Fading of the class loss</source>
        <translation>类别损失的衰减</translation>
    </message>
    <message>
        <source>Feature maps in the discriminator&apos;s first layer; each later layer has twice as many. Try 24 to 48. More notice finer faults, but leave a short run too few steps; with very few it overlooks what you would see at once.</source>
        <translation>判别器第一层的特征图数；之后每层加倍。可试 24 到 48。越多越能察觉细小的瑕疵，但会使短的训练步数太少；太少则会漏掉你一眼就能看出的问题。</translation>
    </message>
    <message>
        <source>Feature maps in the generator&apos;s first layer; each later layer has half as many. Try 48 for a minute, 96 for half an hour. More draw finer detail, but in a short run nothing readable; with very few every picture is a blur.</source>
        <translation>生成器第一层的特征图数；之后每层减半。训练一分钟可试 48，半小时可试 96。越多画得越细，但训练太短则画不出可辨认的图片；太少则每张图片都是模糊一片。</translation>
    </message>
    <message>
        <source>For the convolutional decoder: how many numbers stand for each place of the 7 by 7 picture that it begins with, and of the 14 by 14 picture after. Try “16, 8”. With very few, pictures blur; many draw finer, but so slowly that a short run ends worse.</source>
        <translation>用于卷积解码器：它从 7 乘 7 的图片开始，然后是 14 乘 14 的图片，这里设定每个位置各用多少个数表示。可试“16, 8”。太少则图片模糊；太多虽画得更细，但太慢，短的训练结果反而更差。</translation>
    </message>
    <message>
        <source>Generator learning rate</source>
        <translation>生成器学习率</translation>
    </message>
    <message>
        <source>Generator width</source>
        <translation>生成器宽度</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Heads of the discriminator</source>
        <translation>判别器的输出头</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>How a rebuilt picture is compared with the original. Try gaussian: squared error, added up over 784 pixels; pictures stay soft. bernoulli: cross-entropy of each pixel as black or white, in nats; about ten times larger, so the KL counts for less: sharper pictures, a more scattered plane. logistic: how probable each of 256 grey values is, in nats, with a learnt spread per pixel; the KL counts for least, and steps take longer. Their losses do not compare.</source>
        <translation>怎样比较重建图片与原图。可试高斯：平方误差，对 784 个像素求和；图片偏柔和。伯努利：把每个像素当作黑或白的交叉熵，以奈特计；约大十倍，因此 KL 的分量较轻：图片更清晰，平面更分散。逻辑斯谛：256 个灰度值各有多大可能，以奈特计，每个像素的离散程度由学习得到；KL 的分量最轻，每步也更久。它们的损失不能互相比较。</translation>
    </message>
    <message>
        <source>How bold the samples during training are: 0 always takes the likeliest character and soon repeats itself, 0.5 plays safe, 1 follows what was learnt, above 1.5 it babbles.</source>
        <translation>训练中的样例有多大胆：0 总取最可能的字符，很快就重复；0.5 求稳；1 遵循所学；超过 1.5 就胡言乱语。</translation>
    </message>
    <message>
        <source>How far each step moves the weights; you may change it while training runs. Try 0.001 to 0.01. Too high and the loss jumps or explodes; too low and it hardly falls.</source>
        <translation>每一步把权重移动多远；训练过程中可以更改。可试 0.001 到 0.01。太高则损失跳动或爆炸；太低则几乎不下降。</translation>
    </message>
    <message>
        <source>How far the discriminator moves at each step. Keep it near the generator&apos;s. Much larger and it wins outright and teaches the generator nothing; much smaller and it is fooled by anything.</source>
        <translation>判别器每步移动多远。请让它接近生成器的学习率。太大则它完胜，生成器什么也学不到；太小则什么都能骗过它。</translation>
    </message>
    <message>
        <source>How far the generator moves at each step. Try 0.0002 to 0.004. Too large and the pictures flicker or turn to noise; too small and nothing seems to happen.</source>
        <translation>生成器每步移动多远。可试 0.0002 到 0.004。太大则图片闪烁或变成噪声；太小则看不出变化。</translation>
    </message>
    <message>
        <source>How far the weights move at each step. Try 0.0005 to 0.004. Too low and hardly anything happens; too high and the loss jumps, stalls with every picture looking the same, or stops being a number.</source>
        <translation>权重每步移动多远。可试 0.0005 到 0.004。太低则几乎没有变化；太高则损失跳动，或停滞在每张图片都一样的状态，或变成无效数值。</translation>
    </message>
    <message>
        <source>How gradients become steps. adam is the safe choice; rmsprop, without adam&apos;s momentum, is a little restless at the same learning rate.</source>
        <translation>怎样由梯度得到每一步的更新。Adam 是稳妥的选择；RMSprop 没有 Adam 的动量，在同样的学习率下略欠平稳。</translation>
    </message>
    <message>
        <source>How latent numbers become a picture. Try perceptron first: the encoder&apos;s layers in reverse, every pixel for itself, so fine detail blurs. convolutional: a small coarse picture, refined twice, neighbouring pixels drawn together; it trains at about half the speed, and a short run leaves the plane smeared.</source>
        <translation>潜在数值怎样变成图片。可先试感知机：把编码器的各层倒过来，每个像素各自计算，因此细节模糊。卷积：一张粗略的小图细化两次，相邻像素一起画出；训练速度约为一半，训练太短则平面上一片模糊。</translation>
    </message>
    <message>
        <source>How many characters each sample during training has. Try 300. Very short ones show a word or two and hide whether sentences hold together; very long ones take time away from training.</source>
        <translation>训练中每个样例有多少字符。可试 300。太短只显示一两个词，看不出句子是否连贯；太长则占用训练时间。</translation>
    </message>
    <message>
        <source>How many characters the model looks back over while it learns. Try 40 to 100. Short contexts teach spelling but no sentences; long ones make every step slower.</source>
        <translation>模型学习时回看多少个字符。可试 40 到 100。短的上下文能教会拼写，但教不会句子；长的会让每一步变慢。</translation>
    </message>
    <message>
        <source>How many epochs a whole run has. Try 20 to 60. You can stop at any time and keep the model. Too few and it writes gibberish; very many on a short text and it starts to recite.</source>
        <translation>整个运行有多少轮。可试 20 到 60。你可以随时停止并保留模型。太少则写出的都是乱语；在短文本上太多则开始背诵。</translation>
    </message>
    <message>
        <source>How many learnt numbers stand for a class beside z, in the lean architecture (in “book” there are as many as in z). Try 16 to 64; it matters little for ten classes.</source>
        <translation>在“精简”架构中，除 z 之外用多少个学到的数表示类别（“教科书”架构中与 z 一样多）。可试 16 到 64；对十个类别影响不大。</translation>
    </message>
    <message>
        <source>How many memory cells each stacked LSTM layer has, from the input up, such as “256” or “448, 448”. Try 128 for a quick look and 256 for good spelling. Twice the cells take up to four times as long; with very few the model only learns which letters are common.</source>
        <translation>每个堆叠的 LSTM 层有多少记忆单元，从输入向上排列，例如“256”或“448, 448”。快速试验可用 128，拼写良好可用 256。单元加倍，耗时最多四倍；太少则模型只学到哪些字母常见。</translation>
    </message>
    <message>
        <source>How many more convolutions both networks have at 14 by 14 and at 7 by 7 pixels, in the lean architecture. One makes strokes whole and pictures more varied in a training of half an hour; in a short one it costs steps, and many are hard to train.</source>
        <translation>在“精简”架构中，两个网络在 14×14 和 7×7 像素处各多几层卷积。训练半小时时，多一层让笔画完整、图片更多样；训练很短时它会减少步数，层数太多则难以训练。</translation>
    </message>
    <message>
        <source>How many numbers a picture is squeezed into. With 2 the latent space is a plane that you can see whole and walk on. With 8 to 16 reconstructions get much sharper, but what you see is a slice. With many, some stay unused: the KL pulls them to noise.</source>
        <translation>一张图片被压缩成多少个数。取 2 时，潜在空间是一个可以看全并在其上漫步的平面。取 8 到 16 时重建清晰得多，但你看到的只是一个切面。取得很多时，有些会闲置：KL 把它们拉成噪声。</translation>
    </message>
    <message>
        <source>How many numbers describe a character to the first layer; they are learnt along the way. 0 gives every character an input of its own (one-hot), as the classic example does. Try 64; below 8, unlike characters are forced to look alike, and far above the number of characters nothing is gained.</source>
        <translation>用多少个数向第一层描述一个字符；它们在训练中学得。0 表示每个字符各有一个输入（独热编码），与经典例子相同。可试 64；小于 8 时不同的字符被迫相似，远超字符数则没有好处。</translation>
    </message>
    <message>
        <source>How many pieces of text are learnt from at once. Try 32 to 128. Small batches make a restless loss curve; large ones take fewer but longer steps.</source>
        <translation>同时从多少段文本中学习。可试 32 到 128。小批使损失曲线起伏不定；大批步数少，但每步更久。</translation>
    </message>
    <message>
        <source>How many pieces of text, each as long as the context, make an epoch. Try 3,000 to 10,000. After every epoch the model is checked on text it has not seen: with few examples the checks take much of the time, with very many you wait long for a figure.</source>
        <translation>多少段文本构成一轮，每段与上下文一样长。可试 3000 到 10000。每轮之后用没见过的文本检查模型：样本太少则检查占去许多时间，太多则要等很久才有结果。</translation>
    </message>
    <message>
        <source>How many random numbers a picture is made from: they decide everything but its class. Try 16 to 128. With very few the pictures of a class all look alike; very many add nothing.</source>
        <translation>一张图片由多少个随机数生成：除类别外的一切都由它们决定。可试 16 到 128。太少则同类图片都一个样；太多没有好处。</translation>
    </message>
    <message>
        <source>How many real pictures, and as many invented ones, are compared before the weights move. Try 16 to 128. A very small batch makes training jittery; a very large one takes few, slow steps.</source>
        <translation>权重移动之前比较多少张真实图片和同样多的生成图片。可试 16 到 128。批太小则训练抖动；批太大则步数少而慢。</translation>
    </message>
    <message>
        <source>How many steps are taken before variety counts; over as many more its weight rises evenly to its full size. Try 4,000. At 0 it counts from the first step and makes early pictures harder to read; set far beyond the end of the run, it never counts.</source>
        <translation>多样性起作用之前先走多少步；之后再用同样多的步数，它的权重均匀升到全值。可试 4000。取 0 时从第一步起就起作用，使早期的图片较难辨认；设得远在训练结束之后，则从不起作用。</translation>
    </message>
    <message>
        <source>How many times training passes over all pictures. Ten to thirty passes are enough for digits; clothes want more. With too few the pictures stay blotchy, with very many they hardly change any more.</source>
        <translation>训练把所有图片过多少遍。数字用十到三十遍就够；服饰需要更多。太少则图片斑驳，太多则几乎不再变化。</translation>
    </message>
    <message>
        <source>How much each convolution of the discriminator may enlarge a difference between two pictures, roughly and in proportion, with spectral normalization on. Try 1 to 3. At 1 it is too timid to see fine faults; far above, training is no longer steady.</source>
        <translation>启用谱归一化时，判别器的每个卷积大致可把两张图片的差别放大多少；这只是一个比例。可试 1 到 3。取 1 时它太迟钝，看不出细小的瑕疵；远大于此则训练不再平稳。</translation>
    </message>
    <message>
        <source>How much of its previous direction the optimizer keeps. GANs want little: 0 to 0.5. At 0.9 the two players tend to circle around each other.</source>
        <translation>优化器保留多少先前的方向。GAN 只要很少：0 到 0.5。取 0.9 时两个玩家往往互相绕圈。</translation>
    </message>
    <message>
        <source>How much the generator cares that its picture is recognized as the class you asked for. Try 0.1 to 3. At 0 only the other means keep the classes apart; at high values it draws one safe picture per class.</source>
        <translation>生成器有多在意图片被认作你要的类别。可试 0.1 到 3。取 0 时只靠其他手段区分类别；取值高时每个类别只画一张稳妥的图片。</translation>
    </message>
    <message>
        <source>How much the generator cares that its pictures of a class differ as much as real ones do, in the eyes of the discriminator. Try 1 to 10. At 0 a long training ends with pictures that play safe; at high values oddities are invented for their own sake.</source>
        <translation>生成器有多在意：在判别器看来，同一类别的图片彼此的差别与真实图片一样大。可试 1 到 10。取 0 时，长时间训练最终只画稳妥的图片；取值高时，会为了不同而画出怪异的图片。</translation>
    </message>
    <message>
        <source>How often training goes through all pictures. The first shows shapes; the plane goes on unfolding for dozens. Too many on few pictures and the validation loss turns upwards while the training loss still falls.</source>
        <translation>训练把所有图片过多少遍。第一遍就能看出形状；平面在几十遍中继续展开。图片少而遍数太多时，训练损失仍在下降，验证损失却转而上升。</translation>
    </message>
    <message>
        <source>How strongly encoded pictures are pulled together around the middle of the plane. 1 is the textbook&apos;s balance. Near 0 reconstructions sharpen but the plane gets holes where nothing sensible is drawn; at 10 or more everything falls into one spot and every point draws the same average picture.</source>
        <translation>编码后的图片被拉向平面中央的力度。1 是教科书的权衡。接近 0 时重建更清晰，但平面出现空洞，画不出有意义的东西；取 10 或更大时一切都挤到一处，每个点都画出同一张平均图。</translation>
    </message>
    <message>
        <source>KL warm-up</source>
        <translation>KL 预热</translation>
    </message>
    <message>
        <source>KL weight (beta)</source>
        <translation>KL 权重（beta）</translation>
    </message>
    <message>
        <source>Latent numbers</source>
        <translation>潜在数值</translation>
    </message>
    <message>
        <source>Layer sizes</source>
        <translation>各层大小</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>学习目标</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>学习率的变化</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率的变化方式</translation>
    </message>
    <message>
        <source>Limits how steeply the discriminator&apos;s opinion can change from one picture to a similar one. It keeps training steady at high learning rates; without it use lower ones.</source>
        <translation>限制判别器的看法从一张图片到相似的另一张能变化多陡。它使高学习率下的训练保持平稳；不用它时请降低学习率。</translation>
    </message>
    <message>
        <source>Longest step direction that is accepted; longer ones are shortened, which keeps LSTMs from exploding. Try 1; 0 switches it off, and tiny values slow the learning down.</source>
        <translation>可接受的最大梯度长度；更长的会被缩短，以防 LSTM 爆炸。可试 1；0 表示关闭，极小的值会减慢学习。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Over how long the optimizer averages the size of the gradients, to fit the steps to it. Try 0.99, or 0.999 in slow, long runs. Near 0 single batches decide and training jitters; very near 1 the steps adapt too slowly when gradients change.</source>
        <translation>优化器对梯度大小做多长时间的平均，并据此调整步长。可试 0.99，慢而长的训练可试 0.999。接近 0 时由单个批次决定，训练抖动；非常接近 1 时，梯度变化后步长适应得太慢。</translation>
    </message>
    <message>
        <source>Over how many steps the class loss fades; then it stays as it is. Try 10,000. Short runs end before it is over, and so with pictures that are what was asked for, long ones with variety. At 0 it fades over the whole run, however long that is.</source>
        <translation>类别损失在多少步内衰减；之后保持不变。可试 10000。短的运行在此之前结束，图片符合所要的类别；长的运行结束时则有多样性。取 0 时在整个运行中衰减，无论运行多长。</translation>
    </message>
    <message>
        <source>Pictures per step. Small batches take more steps per epoch and usually learn more from each picture; large ones are smoother and make better use of the processor, but need more epochs. Try 64 to 512.</source>
        <translation>每步的图片数。小批每轮步数更多，通常从每张图片学到更多；大批更平稳，更能利用处理器，但需要更多轮。可试 64 到 512。</translation>
    </message>
    <message>
        <source>Pulls all weights gently towards zero, against reciting. Try 0.01 with AdamW and 0 with the others; large values keep the model from learning at all.</source>
        <translation>把所有权重轻轻拉向零，防止背诵。AdamW 可试 0.01，其他用 0；值大则模型什么也学不到。</translation>
    </message>
    <message>
        <source>Reconstruction loss</source>
        <translation>重建损失</translation>
    </message>
    <message>
        <source>Recurrent dropout</source>
        <translation>循环 dropout</translation>
    </message>
    <message>
        <source>Refinements</source>
        <translation>细化层数</translation>
    </message>
    <message>
        <source>Sample length</source>
        <translation>样例长度</translation>
    </message>
    <message>
        <source>Sample temperature</source>
        <translation>样例的温度</translation>
    </message>
    <message>
        <source>Samples and checks use a running average of the weights, which smooths out what single steps learnt by heart; nearer to 1 averages over longer. Try 0.999 in long runs; in runs of less than a few thousand steps it lags behind. 0 uses the newest weights.</source>
        <translation>样例和检查使用权重的滑动平均，它会抹平个别步骤死记的内容；越接近 1，平均的时间越长。长时间运行可试 0.999；不足几千步的运行中它会滞后。0 使用最新的权重。</translation>
    </message>
    <message>
        <source>Share invented pictures</source>
        <translation>共用生成的图片</translation>
    </message>
    <message>
        <source>Share of the cells of each layer that are hidden from the next while training, so that the model cannot recite. Try 0.3; 0 is enough where it reads each passage only a few times. Near 0.9 nothing is learnt.</source>
        <translation>训练时每层有多大比例的单元对下一层隐藏，使模型无法背诵。可试 0.3；每段文字只读几遍时用 0 即可。接近 0.9 则什么也学不到。</translation>
    </message>
    <message>
        <source>Share of the class loss&apos;s weight that is gone in the end; it falls evenly. Try 0.6 to 0.8. At 0 it stays heavy, and late in a long run pictures of a class grow alike; at 1 the last steps hardly care for the class.</source>
        <translation>类别损失的权重最终减少的比例；它均匀下降。可试 0.6 到 0.8。取 0 时权重一直很重，长时间训练的后期同类图片会越来越像；取 1 时最后几步几乎不再顾及类别。</translation>
    </message>
    <message>
        <source>Share of the connections from a layer&apos;s memory to itself that are hidden at each training step: a strong means against reciting. 0 for short runs; try 0.3 to 0.5 in long ones whose validation loss has stopped falling while the training loss still falls. Near 0.9 the model forgets what it has just read.</source>
        <translation>每个训练步中，一层的记忆到自身的连接有多大比例被隐藏：防止背诵的有力手段。短时间运行用 0；验证损失已不再下降而训练损失仍在下降的长时间运行可试 0.3 到 0.5。接近 0.9 则模型会忘记刚读过的内容。</translation>
    </message>
    <message>
        <source>Share of the discriminator&apos;s features that are hidden at random while it trains, so that it cannot rely on a few. The classic example uses 0.3; with spectral normalization 0 is better and faster.</source>
        <translation>训练时随机隐藏判别器特征的比例，使它不能只依赖少数特征。经典例子用 0.3；配合谱归一化时，0 更好也更快。</translation>
    </message>
    <message>
        <source>Share of the run over which the KL weight rises from 0 to its full value. 0 has it full from the start. 0.1 to 0.3 may wake latent numbers that would stay unused; close to 1 the plane is never tidied up. Changed during training, the weight goes at once to where the new rise would have it by then.</source>
        <translation>KL 权重从 0 升到全值所占的运行比例。0 表示从一开始就是全值。0.1 到 0.3 也许能唤醒会闲置的潜在数值；接近 1 则平面始终得不到整理。若在训练中更改，权重会立即变到新的上升过程此刻应有的值。</translation>
    </message>
    <message>
        <source>Share of the text, counted from its end, that is kept from training and used to check the model while it trains. 0.1 is exactly the last tenth that a final evaluation uses, which no model may learn from; a larger share leaves less to learn from.</source>
        <translation>从文本末尾算起、不参与训练而用来检查模型的比例。0.1 正好是最终评估所用的最后十分之一，任何模型都不得从中学习；比例更大，可学的就更少。</translation>
    </message>
    <message>
        <source>Size of the class embedding</source>
        <translation>类别嵌入大小</translation>
    </message>
    <message>
        <source>Size of z</source>
        <translation>z 的大小</translation>
    </message>
    <message>
        <source>Sizes of the encoder&apos;s layers from the picture inwards; the decoder has the same in reverse. Several layers that shrink, such as 256, 128, 64, bend the plane to the data better than one wide layer, and train faster. Very small layers give blurs; very large ones are slow and learn few pictures by heart.</source>
        <translation>编码器从图片向内各层的大小；解码器与之相反。逐层缩小的几层，例如 256、128、64，比一个宽层更能让平面贴合数据，训练也更快。层太小则结果模糊；太大则慢，并且会把少量图片背下来。</translation>
    </message>
    <message>
        <source>Soft one</source>
        <translation>软化的 1</translation>
    </message>
    <message>
        <source>Spectral normalization</source>
        <translation>谱归一化</translation>
    </message>
    <message>
        <source>Steepness</source>
        <translation>陡度</translation>
    </message>
    <message>
        <source>Steps before variety</source>
        <translation>多样性之前的步数</translation>
    </message>
    <message>
        <source>Steps of fading</source>
        <translation>衰减的步数</translation>
    </message>
    <message>
        <source>Teach classes on invented pictures</source>
        <translation>也用生成的图片教类别</translation>
    </message>
    <message>
        <source>The bend behind every hidden layer. Try silu: it is smooth, and so is the way the pictures change across the plane, for a little more time. relu is the classic, with a sharp corner: pictures change more abruptly, and at high learning rates some cells fall silent.</source>
        <translation>每个隐藏层之后的弯折。可试 SiLU：它是平滑的，图片在平面上的变化也因此平滑，只是稍费时间。ReLU 是经典选择，有尖角：图片变化更突然，学习率高时有些单元会沉默。</translation>
    </message>
    <message>
        <source>The pictures you see come from a running average of the generator&apos;s weights, which smooths out its wobbling; nearer to 1 averages over longer. 0.999 spans a thousand steps; 0 shows the newest weights.</source>
        <translation>你看到的图片来自生成器权重的滑动平均，它会抹平生成器的摆动；越接近 1，平均的时间越长。0.999 约跨一千步；0 显示最新的权重。</translation>
    </message>
    <message>
        <source>The rule that turns errors into steps. AdamW and Adam suit nearly always; RMSprop is the classic example&apos;s; plain SGD with momentum needs a learning rate around 0.5 and patience.</source>
        <translation>把误差变成每一步更新的规则。AdamW 和 Adam 几乎总是合适；RMSprop 是经典例子所用；带动量的普通 SGD 需要约 0.5 的学习率和耐心。</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>验证比例</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Weight of the class loss</source>
        <translation>类别损失的权重</translation>
    </message>
    <message>
        <source>Weight of variety</source>
        <translation>多样性的权重</translation>
    </message>
    <message>
        <source>Where the random numbers come from, in training and whenever you generate: evenly from -1 to 1, or from the bell curve. Try “uniform”. Both work; the bell curve now and then yields numbers far out, rarely met in training, and so a few more odd pictures.</source>
        <translation>训练和生成时的随机数从哪里来：在 -1 到 1 之间均匀抽取，或来自钟形曲线。可试“均匀”。两者都可行；钟形曲线偶尔给出训练中少见的偏远数值，因此会多出一些怪异的图片。</translation>
    </message>
    <message>
        <source>Whether both learning rates stay as they are or sink to zero towards the end of the run. Try “linear”. Sinking ones settle the pictures, but a run stopped early misses that; constant ones let you train on for longer, but the pictures never settle.</source>
        <translation>两个学习率保持不变，还是到运行结束时降到零。可试“线性”。下降会让图片稳定下来，但提前停止的运行没有这一段；恒定便于之后接着训练，但图片始终不会稳定。</translation>
    </message>
    <message>
        <source>Whether both players learn from the same invented pictures in a step, or each gets fresh ones, as in the classic example. Try it on. Off, pictures are drawn twice and a short run takes fewer steps; on, an odd batch sways both players at once.</source>
        <translation>两个玩家在一步中是用同一批生成图片学习，还是像经典例子那样各用新的。可试开启。关闭时图片要画两次，短的训练步数更少；开启时，一批怪异的图片会同时影响两个玩家。</translation>
    </message>
    <message>
        <source>Whether the discriminator also learns classes from the generator&apos;s pictures, as in the classic example, or from real ones only. With it on, poor pictures blur its idea of the classes early in training.</source>
        <translation>判别器是像经典例子那样也从生成器的图片学习类别，还是只从真实图片学习。启用后，训练初期的劣质图片会模糊它对类别的认识。</translation>
    </message>
    <message>
        <source>With the loss “bce”, the number that stands for “real”. A little below 1, such as 0.95, keeps the discriminator from being too sure; at 0.5 it never says more than “perhaps” of a real picture.</source>
        <translation>使用“BCE”损失时代表“真实”的数。略小于 1，例如 0.95，可以防止判别器过于自信；取 0.5 时，它对真实图片至多只会说“也许”。</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>constant keeps the learning rate. cosine lets it glide to zero by the end of the run, which settles the last details; a run that is stopped early misses that part.</source>
        <translation>“恒定”保持学习率不变。“余弦”让它在运行结束时滑到零，使最后的细节稳定下来；提前停止的运行没有这一段。</translation>
    </message>
    <message>
        <source>“all” guesses the next character at every position and remembers the text before. “last” guesses only the one behind each piece, as the classic example does. Try “all”; on a short text it may start to recite sooner. “last” learns far less in the same time.</source>
        <translation>“全部”在每个位置都猜下一个字符，并记住前面的文本。“末位”像经典例子那样，只猜每段文本之后的那一个字符。可试“全部”；在短文本上它可能更早开始背诵。“末位”在同样的时间里学到的少得多。</translation>
    </message>
    <message>
        <source>“auxiliary” judges realness without knowing the class and names the class beside it. “projection” asks in addition whether the picture is a real one of its class, which keeps more variety within a class.</source>
        <translation>“auxiliary”不看类别判断真假，另外说出类别。“projection”还会问图片是不是该类别的真实图片，这样类别内的多样性保留得更多。</translation>
    </message>
    <message>
        <source>“bce” asks for the probability that a picture is real, as the first GAN did; “hinge” stops caring once a picture is clearly on the right side, which is steadier together with spectral normalization.</source>
        <translation>“BCE”求图片为真的概率，与最早的 GAN 相同；“Hinge”在图片明显处于正确一侧后就不再计较，与谱归一化一起用更平稳。</translation>
    </message>
    <message>
        <source>“book” is the large network of the classic example, which wants hours on a processor or a graphics card; “lean” is a small one that tells the classes apart by conditional batch normalization.</source>
        <translation>“教科书”是经典例子中的大网络，需要处理器运行数小时，或一块显卡；“精简”是小网络，用条件批归一化区分类别。</translation>
    </message>
    <message>
        <source>“cosine” lowers the learning rate smoothly towards the end of the run, which makes the last part finer; “constant” leaves it as it is. Try “cosine”; stopped early, it misses the fine part. “constant” suits runs without a planned end, but the loss stays restless.</source>
        <translation>“余弦”让学习率在运行末尾平滑下降，使最后阶段更精细；“恒定”保持不变。可试“余弦”；提前停止则缺少精细的那一段。“恒定”适合没有预定终点的运行，但损失一直起伏不定。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 位（bfloat16）</translation>
    </message>
    <message>
        <source>32 bits (float32)</source>
        <translation>32 位（float32）</translation>
    </message>
    <message>
        <source>Another language counts from the next start of the program.</source>
        <translation>更换语言从下次启动程序起生效。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Downloaded data</source>
        <translation>下载的数据</translation>
    </message>
    <message>
        <source>Every {seconds} seconds</source>
        <translation>每 {seconds} 秒</translation>
    </message>
    <message>
        <source>Every {seconds} seconds, which suits most</source>
        <translation>每 {seconds} 秒，适合多数情况</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>Graphics processor of a Mac (MPS)</source>
        <translation>Mac 的图形处理器（MPS）</translation>
    </message>
    <message>
        <source>How long the numbers are that a training computes with. Those of 16 bits are up to three times as fast on processors that have units for them, and several times slower on all others.</source>
        <translation>训练所用的数有多长。在有相应单元的处理器上，16 位的速度最多可达三倍；在其他处理器上则慢好几倍。</translation>
    </message>
    <message>
        <source>How many threads of the processor a training uses. Whether several pay depends on the model and the machine. Without a number here a short trial decides.</source>
        <translation>训练使用多少个处理器线程。多个线程是否值得，取决于模型和机器。这里不给出数字时，由一次简短的试验决定。</translation>
    </message>
    <message>
        <source>How much of a training a power cut may cost at the most; whenever a training ends, it saves itself anyway. Try a longer time where a large model stutters on a slow disk. The longest costs a minute of work, the shortest keeps such a disk busy.</source>
        <translation>断电最多会损失多少训练；训练结束时总会自行保存。如果大模型在慢速磁盘上卡顿，请试更长的间隔。最长的会损失一分钟的工作，最短的会让这样的磁盘一直忙碌。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言 (Language)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数的类型</translation>
    </message>
    <message>
        <source>One or two, by a short trial</source>
        <translation>一个或两个，由简短的试验决定</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Runs and models</source>
        <translation>运行和模型</translation>
    </message>
    <message>
        <source>Saves itself</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>最快的可用设备</translation>
    </message>
    <message>
        <source>These count from the next training on. A training that is continued keeps its kind of numbers.</source>
        <translation>从下一次训练起生效。继续的训练保留它的数的类型。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>To have all of them in another place, start the program with the variable {name} naming a folder.</source>
        <translation>要把它们都放在别处，请在启动程序时用变量 {name} 指定一个文件夹。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Undoes every choice above, and gives the window and its parts their first sizes. Nothing is deleted.</source>
        <translation>撤销上面的所有选择，并恢复窗口及各部分最初的大小。不会删除任何内容。</translation>
    </message>
    <message>
        <source>What the next training runs on. One that this computer lacks is refused when it begins.</source>
        <translation>下一次训练在什么上运行。这台电脑没有的设备会在开始时被拒绝。</translation>
    </message>
    <message>
        <source>Whichever a short trial finds faster</source>
        <translation>由简短的试验选出较快的</translation>
    </message>
</context>
<context>
    <name>StartingPage</name>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
</context>
<context>
    <name>StreamThread</name>
    <message>
        <source>The text could not be written ({error}).</source>
        <translation>无法写出文本（{error}）。</translation>
    </message>
</context>
<context>
    <name>StreamingText</name>
    <message>
        <source>Text written by the model</source>
        <translation>模型写的文本</translation>
    </message>
    <message>
        <source>What the model writes appears here.</source>
        <translation>模型写的内容会出现在这里。</translation>
    </message>
</context>
<context>
    <name>TabCommands</name>
    <message>
        <source>&amp;Card of the model</source>
        <translation>模型卡片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Continue a run</source>
        <translation>续训一次运行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Generate, or stop writing</source>
        <translation>生成，或停止写作(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Judge or losses</source>
        <translation>评判或损失(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Models to play with</source>
        <translation>可供使用的模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next preset</source>
        <translation>下一个预设(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>暂停或继续(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>操作(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Randomise the sliders</source>
        <translation>随机设置滑块(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>P&amp;revious preset</source>
        <translation>上一个预设(&amp;R)</translation>
    </message>
    <message>
        <source>Set the sliders to &amp;zero</source>
        <translation>滑块归零(&amp;Z)</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>停止(&amp;O)</translation>
    </message>
    <message>
        <source>Take one &amp;step</source>
        <translation>走一步(&amp;S)</translation>
    </message>
</context>
<context>
    <name>TourOffer</name>
    <message>
        <source>Eight short steps, which you do yourself. The menu Help has it too.</source>
        <translation>八个简短的步骤，由你亲手完成。“帮助”菜单中也有。</translation>
    </message>
    <message>
        <source>New here? Take the guided tour</source>
        <translation>第一次使用？开始导览</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>不用了，谢谢</translation>
    </message>
    <message>
        <source>The menu Help keeps the guided tour.</source>
        <translation>“帮助”菜单中仍有导览。</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>%p%</source>
        <translation>%p%</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {all:,}</source>
        <translation>第 {epoch} 轮，共 {all:,} 轮</translation>
    </message>
    <message>
        <source>Go on training.</source>
        <translation>继续训练。</translation>
    </message>
    <message>
        <source>It is training already.</source>
        <translation>已经在训练。</translation>
    </message>
    <message>
        <source>Let the training rest after this step.</source>
        <translation>在这一步之后让训练暂停。</translation>
    </message>
    <message>
        <source>Looking at {name}…</source>
        <translation>正在查看 {name}…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause, and take a single step.</source>
        <translation>暂停，并只走一步。</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Press Train to begin.</source>
        <translation>按“训练”开始。</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save and end the training.</source>
        <translation>保存并结束训练。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Settings that belong together. Change any of them afterwards.</source>
        <translation>互相配套的设置。之后可以任意更改。</translation>
    </message>
    <message>
        <source>State of the training</source>
        <translation>训练状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Step, time left and throughput</source>
        <translation>步数、剩余时间和速度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped after {time} and {step:,} steps; the model is saved and can be played with.</source>
        <translation>已停止：用时 {time}，共 {step:,} 步；模型已保存，可以使用。</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>正在停止并保存…</translation>
    </message>
    <message>
        <source>The loss was no longer a number, so training went back to its last good state and stopped.</source>
        <translation>损失已不是有效数值，训练回到上一个完好的状态并停止。</translation>
    </message>
    <message>
        <source>The same seed and settings give the same training again.</source>
        <translation>相同的种子和设置会得到相同的训练。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train {title} with these settings.</source>
        <translation>用这些设置训练“{title}”。</translation>
    </message>
    <message>
        <source>Training ended after {time} and {step:,} steps.</source>
        <translation>训练已结束：用时 {time}，共 {step:,} 步。</translation>
    </message>
    <message>
        <source>Training finished after {time} and {step:,} steps.</source>
        <translation>训练已完成：用时 {time}，共 {step:,} 步。</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>正在训练…</translation>
    </message>
    <message>
        <source>your own settings</source>
        <translation>自己的设置</translation>
    </message>
    <message>
        <source>{rate:,.0f} examples/s</source>
        <translation>{rate:,.0f} 个样本/秒</translation>
    </message>
    <message>
        <source>{rate} steps/s</source>
        <translation>{rate} 步/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>{tip} Nothing is training here now.</source>
        <translation>{tip}现在这里没有训练。</translation>
    </message>
    <message>
        <source>{title} is training; stop it there to train here.</source>
        <translation>正在训练“{title}”；请先在那里停止，再在这里训练。</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>bits/character</source>
        <translation>比特/字符</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>nats/character</source>
        <translation>奈特/字符</translation>
    </message>
</context>
<context>
    <name>VectorSliders</name>
    <message>
        <source>Draw a new random vector</source>
        <translation>抽取新的随机向量</translation>
    </message>
    <message>
        <source>Draw every number anew at random.</source>
        <translation>重新随机抽取每个数。</translation>
    </message>
    <message>
        <source>Number {index} of the latent vector</source>
        <translation>潜在向量的第 {index} 个数</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Set every number to 0.</source>
        <translation>把每个数设为 0。</translation>
    </message>
    <message>
        <source>Set the whole vector to zero</source>
        <translation>把整个向量设为零</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>归零</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>0 always takes the likeliest character, 1 follows what was learnt, more is bolder. It may change in flow.</source>
        <translation>0 总取最可能的字符，1 遵循所学，更大则更大胆。写作途中可以更改。</translation>
    </message>
    <message>
        <source>A sample at temperature {temperature:g}. Press Generate for another.</source>
        <translation>温度 {temperature:g} 的样例。按“生成”得到另一个。</translation>
    </message>
    <message>
        <source>About the generated text</source>
        <translation>关于生成的文本</translation>
    </message>
    <message>
        <source>And here, how much the plane tells about each picture.</source>
        <translation>这里显示平面表达了每张图片的多少信息。</translation>
    </message>
    <message>
        <source>And here, how often the discriminator is right.</source>
        <translation>这里显示判别器判断正确的比例。</translation>
    </message>
    <message>
        <source>As one reads</source>
        <translation>阅读的速度</translation>
    </message>
    <message>
        <source>As one types</source>
        <translation>打字的速度</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>下界</translation>
    </message>
    <message>
        <source>Click a picture to draw its class.</source>
        <translation>点击图片，就会画它所属的类别。</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>变化过程</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys (with Shift for longer steps).</source>
        <translation>拖动或用方向键移动（按住 Shift 步子更大）。</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Generate text</source>
        <translation>生成文本</translation>
    </message>
    <message>
        <source>Generated text</source>
        <translation>生成的文本</translation>
    </message>
    <message>
        <source>Held-out pictures and their reconstructions</source>
        <translation>留出的图片及其重建</translation>
    </message>
    <message>
        <source>Held-out pictures, and what the model rebuilds</source>
        <translation>留出的图片，以及模型的重建</translation>
    </message>
    <message>
        <source>How far rebuilt pictures are from their originals: less is better. Held out are pictures that the model never learns from.</source>
        <translation>重建图片与原图相距多远：越小越好。模型从不学习留出的图片。</translation>
    </message>
    <message>
        <source>How fast the text appears.</source>
        <translation>文本出现得多快。</translation>
    </message>
    <message>
        <source>How many characters are written before it stops by itself.</source>
        <translation>写多少个字符后自行停止。</translation>
    </message>
    <message>
        <source>How much the latent numbers tell about a picture. Its weight beta keeps this low, which keeps the plane smooth; the reconstruction loss pulls it up.</source>
        <translation>潜在数值表达了图片的多少信息。权重 beta 使它保持较低，平面因此平滑；重建损失则把它拉高。</translation>
    </message>
    <message>
        <source>How often it tells real pictures from invented ones, and how often it names the class that a picture has or was asked for. 50 % on real and on invented means that it can only guess.</source>
        <translation>它分清真实图片与生成图片的比例，以及说对图片所属（或所要求）类别的比例。在真实图片和生成图片上都是 50%，表示它只能猜。</translation>
    </message>
    <message>
        <source>How probable the model finds held-out pictures, at least: by the evidence lower bound (ELBO), and by the tighter bound of 50 draws. More is better.</source>
        <translation>模型认为留出图片的概率至少有多大：按证据下界（ELBO），以及更紧的 50 次抽样下界。越大越好。</translation>
    </message>
    <message>
        <source>How should the text begin? Leave this empty to let the model choose.</source>
        <translation>文本怎样开头？留空则由模型决定。</translation>
    </message>
    <message>
        <source>How surprised the model is by the next character: less is better. “training” is measured on the text it learns from, “held out” on a part that it never learns from.</source>
        <translation>下一个字符让模型有多意外：越小越好。“训练”在它学习的文本上测得，“留出”在它从不学习的部分上测得。</translation>
    </message>
    <message>
        <source>How the text begins</source>
        <translation>文本的开头</translation>
    </message>
    <message>
        <source>Invented pictures, a column for each class</source>
        <translation>生成的图片，每列一个类别</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Latent numbers beyond the plane</source>
        <translation>平面之外的潜在数值</translation>
    </message>
    <message>
        <source>Latent plane</source>
        <translation>潜在平面</translation>
    </message>
    <message>
        <source>Latest losses</source>
        <translation>最新损失</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Length in characters</source>
        <translation>以字符计的长度</translation>
    </message>
    <message>
        <source>Let it write</source>
        <translation>让它写</translation>
    </message>
    <message>
        <source>Loss per character</source>
        <translation>每字符损失</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>One class per column, the same z along a row</source>
        <translation>每列一个类别，同一行的 z 相同</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Pace of writing</source>
        <translation>写作速度</translation>
    </message>
    <message>
        <source>Pictures that the model never learnt from, and what it makes of them, will stand here.</source>
        <translation>这里将显示模型从未学习过的图片，以及它对它们的重建。</translation>
    </message>
    <message>
        <source>Pixel error {reconstruction_mse:.4f}, mean picture {reconstruction_mse_baseline:.4f}</source>
        <translation>像素误差 {reconstruction_mse:.4f}，平均图片 {reconstruction_mse_baseline:.4f}</translation>
    </message>
    <message>
        <source>Press Generate, and the model writes here.</source>
        <translation>按“生成”，模型就在这里写。</translation>
    </message>
    <message>
        <source>Press Train to see how far rebuilt pictures are from their originals.</source>
        <translation>按“训练”，看看重建图片与原图相距多远。</translation>
    </message>
    <message>
        <source>Press Train to watch the loss fall here, on the text it learns from and on text it has never seen.</source>
        <translation>按“训练”，在这里看损失下降：在学习的文本上，也在从未见过的文本上。</translation>
    </message>
    <message>
        <source>Press Train to watch the two players push each other.</source>
        <translation>按“训练”，看两个玩家互相较量。</translation>
    </message>
    <message>
        <source>Press Train, or open a model: here you watch pictures grow out of noise, one column for each class.</source>
        <translation>按“训练”或打开一个模型：在这里看图片从噪声中逐渐成形，每列一个类别。</translation>
    </message>
    <message>
        <source>Press Train, or open a model: then it writes here, while it trains too.</source>
        <translation>按“训练”或打开一个模型：它就会在这里写，训练时也写。</translation>
    </message>
    <message>
        <source>Press Train, or open a model; then drag the cursor over the plane to see what its places decode to.</source>
        <translation>按“训练”或打开一个模型；然后在平面上拖动光标，看各个位置解码成什么。</translation>
    </message>
    <message>
        <source>Real pictures will stand here to compare with.</source>
        <translation>这里将显示供比较的真实图片。</translation>
    </message>
    <message>
        <source>Real pictures, and invented ones below</source>
        <translation>真实图片，下面是生成的图片</translation>
    </message>
    <message>
        <source>Real pictures, one of each class</source>
        <translation>真实图片，每个类别一张</translation>
    </message>
    <message>
        <source>Reconstruction loss</source>
        <translation>重建损失</translation>
    </message>
    <message>
        <source>Samples of the training</source>
        <translation>训练中的样例</translation>
    </message>
    <message>
        <source>Step {step:,}: {losses}</source>
        <translation>第 {step:,} 步：{losses}</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>停止写作</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Temperature slider</source>
        <translation>温度滑块</translation>
    </message>
    <message>
        <source>The figures beside, over the training. Both must be high: good pictures, and different ones.</source>
        <translation>旁边的数值在训练中的变化。两者都要高：图片既要好，又要各不相同。</translation>
    </message>
    <message>
        <source>The model before wrote this. Press Generate to let the new one write.</source>
        <translation>这是之前的模型写的。按“生成”，让新模型来写。</translation>
    </message>
    <message>
        <source>The model reads this, then writes on. Any length will do; empty lets it begin by itself.</source>
        <translation>模型先读这段，再接着写。长短不限；留空则由它自己开头。</translation>
    </message>
    <message>
        <source>The other latent numbers</source>
        <translation>其余的潜在数值</translation>
    </message>
    <message>
        <source>There is no model to show a picture to yet; press Train, or open one.</source>
        <translation>还没有模型来看这张图片；请按“训练”，或打开一个模型。</translation>
    </message>
    <message>
        <source>There is no model yet: train one or open one, then let it write.</source>
        <translation>还没有模型：请训练或打开一个，再让它写。</translation>
    </message>
    <message>
        <source>Under the cursor</source>
        <translation>光标之下</translation>
    </message>
    <message>
        <source>What each player would like to be smaller. Neither falls to 0: when one gets better, the other loses.</source>
        <translation>每个玩家都希望变小的量。哪个都不会降到 0：一个变好，另一个就变差。</translation>
    </message>
    <message>
        <source>What the cursor&apos;s place decodes to</source>
        <translation>光标所在位置解码成什么</translation>
    </message>
    <message>
        <source>While a model learns, its bounds are drawn here.</source>
        <translation>模型学习时，它的下界画在这里。</translation>
    </message>
    <message>
        <source>While a model learns, its figures are drawn here.</source>
        <translation>模型学习时，它的数值画在这里。</translation>
    </message>
    <message>
        <source>While it trains, the model writes a sample here every few seconds.</source>
        <translation>训练时，模型每隔几秒在这里写一个样例。</translation>
    </message>
    <message>
        <source>Wrote {count:,} characters in {seconds:.2f} s.</source>
        <translation>用 {seconds:.2f} 秒写了 {count:,} 个字符。</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>{agreement:.1%} as asked, variety {diversity:.0%} of real</source>
        <translation>{agreement:.1%} 符合要求，多样性为真实图片的 {diversity:.0%}</translation>
    </message>
    <message>
        <source>{curve} {nats:.3f} nats = {bits:.3f} bits</source>
        <translation>{curve} {nats:.3f} 奈特 = {bits:.3f} 比特</translation>
    </message>
    <message>
        <source>{name} lies here.</source>
        <translation>{name} 位于这里。</translation>
    </message>
    <message>
        <source>{name} lies here; its negative, light on dark, is what the model knows better.</source>
        <translation>{name} 位于这里；它的负片（暗底亮图）是模型更熟悉的。</translation>
    </message>
    <message>
        <source>{place}, decoded</source>
        <translation>{place}，解码结果</translation>
    </message>
    <message>
        <source>{sentence} It did so with {more:,} more.</source>
        <translation>{sentence}另有 {more:,} 个也是如此。</translation>
    </message>
    <message>
        <source>— step {step:,} —</source>
        <translation>— 第 {step:,} 步 —</translation>
    </message>
    <message>
        <source>— step {step:,}, epoch {epoch}, temperature {temperature:g} —</source>
        <translation>— 第 {step:,} 步，第 {epoch} 轮，温度 {temperature:g} —</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models of your own stand here: save one in its tab, or open a file by File &gt; Open model.</source>
        <translation>你自己的模型列在这里：在标签页中保存一个，或用“文件 &gt; 打开模型”打开一个文件。</translation>
    </message>
    <message>
        <source>Nothing has been trained yet. Press “Train from scratch” above; whatever you train stands here.</source>
        <translation>还没有训练过。按上面的“从头训练”；训练的内容都会列在这里。</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>最近的模型</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>最近的运行</translation>
    </message>
    <message>
        <source>Show this page at the start</source>
        <translation>启动时显示此页</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>These models were trained with this program. Play with them, or watch one of your own learn.</source>
        <translation>这些模型都是用本程序训练的。使用它们，或者看着你自己的模型学习。</translation>
    </message>
    <message>
        <source>Trains now</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Without it, the window begins with the first playground.</source>
        <translation>不显示时，窗口从第一个标签页开始。</translation>
    </message>
</context>
<context>
    <name>_Page</name>
    <message>
        <source>Help page</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Paper:</source>
        <translation>论文：</translation>
    </message>
    <message>
        <source>Papers:</source>
        <translation>论文：</translation>
    </message>
</context>
<context>
    <name>_Place</name>
    <message>
        <source>Nothing on this computer opens folders. Look for {folder} yourself.</source>
        <translation>这台电脑上没有能打开文件夹的程序。请自行前往 {folder}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>打开 {folder}</translation>
    </message>
    <message>
        <source>{folder} cannot be made: {reason}.</source>
        <translation>无法建立 {folder}：{reason}。</translation>
    </message>
</context>
<context>
    <name>_Tick</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
</TS>
