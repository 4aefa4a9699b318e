const list = (words: string) => new Set(words.trim().split(/\s+/));

/** Function words, and words that occur in every text about technology. */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = list(`
  a about above across after again against all along already also although always am among an and another any are
  around as at away be became because been before behind being below between both but by can cannot could did do
  does doing done due during each either else etc ever every few first for from further get gets give given gives
  had has have having he hence her here hers him his how however i if in indeed instead into is it its itself just
  kept last latter least less let like made make makes making many may me might more moreover most much must my near
  need needed needs neither next no nor not now of off often on once one only onto or other others otherwise our ours
  out over own per perhaps put quite rather re s same see seem seems several shall she should since so some still such
  t take taken than that the their theirs them themselves then there therefore thereby these they this those though
  through throughout thus to together too toward towards under until up upon us use used useful user uses using via
  very was way we well were what when where whereas whether which while who whole whom whose why will with within
  without would yet you your yours
  able according accordingly achieve achieved aim aims allow allowed allowing allows approach apply applied based
  become becomes benefit benefits capable comprise comprised comprises comprising currently demonstrate demonstrated
  describe described desired develop developed developing development disclosed effort enable enabled enables enabling
  end especially existing expected feature features follow followed following goal goals improve improved include
  included includes including innovation innovative invention investigate known large looking main mainly method
  methods new novel objective objectives obtain obtained offer offers overall part particular particularly perform
  performed phase possible potential present presents problem process project propose proposed proposes provide
  provided provides providing purpose related relates require required requirement requirements requires research
  resulting results said seek seeking seeks significant significantly solution solutions specific specifically state
  subject successful suitable system systems technique techniques technologies technology thereof two three type
  typically utility utilize utilized utilizing various want wants whereby wherein work works
`);

/** The same for Russian; compared before stemming, with е for ё. */
export const RUSSIAN_STOP_WORDS: ReadonlySet<string> = list(`
  а без более больше будет будут бы был была были было быть в вам вас весь во вот все всего всех всю вы где да даже для
  до другой другие его ее если есть еще же за здесь и из или им имеет имеют иметь их к как какая какой когда которая
  которого которое которой котором которую которые который которым которых кто ли либо лишь между меня мне может можно
  могут мы на над надо нам нами нас наш наша нашего нашей нашему наше наши наших не него нее нет ни них но ну о об один
  одна однако он она они оно от очень по под после при про раз с сам свой свою своего своей своих себя со так также
  такая такие такого такой там те тем то тогда того тоже той только том тот ту ты у уже хотим хочет хотят чего чем что
  чтобы эта эти этих это этого этой этом этот эту я
  нужен нужна нужно нужны необходим необходима необходимо необходимы требуется требуются ищем ищет позволяет позволяют
  является являются используется использования использование обеспечивает обеспечения разработка разработан
  разработана технология технологии технологий система системы способ метод методы устройство изобретение относится
  применение применяется новый новая новые основе
`);

/** Chinese particles and set phrases; words of one character are left out anyway unless they name a substance. */
export const CHINESE_STOP_WORDS: ReadonlySet<string> = list(`
  我们 他们 它们 以及 或者 并且 而且 但是 因为 所以 因此 为了 以便 由于 对于 关于 其中 同时 之间 之后 之前 以上 以下 以内 左右
  一种 一个 一款 一家 一套 一类 一项 这种 这个 这些 那些 某些 各种 多种 相关 有关 需要 需求 希望 寻求 寻找 征集 用于 适用于 面向
  基于 利用 采用 使用 通过 能够 可以 可用 是否 进行 实现 具有 具备 达到 得到 作为 属于 包括 包含 要求 提供 提出 涉及 所述 公开
  本发明 发明 实用新型 技术 技术方案 方法 系统 装置 方案 项目 研究 开发 研发 公司 企业 本公司 我公司 我司 情况 方面 问题 较高 较低
  非常 没有 不是 如果 目前 现有 传统 主要 以 与 及 和 的 了 在 是 将 并 可 其 等 中
`);
