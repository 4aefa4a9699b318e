/**
 * Technical needs in Chinese and Russian with the English offer that answers each, over many fields. They were written
 * before anybody looked at what is made of them; the terms of the word lists were then chosen by field.
 */
export const technicalCases: Readonly<Record<'zh' | 'ru', readonly { need: string; offer: string }[]>> = {
  zh: [
    {
      need: '我们的汽车零部件厂需要碳纤维增强热塑性复合材料的快速模压成型工艺，生产节拍在两分钟以内。',
      offer:
        'Rapid compression molding of carbon fiber reinforced thermoplastic composites with a cycle time below two minutes.',
    },
    {
      need: '需要一种抑制锂离子电池硅碳负极体积膨胀的粘结剂。',
      offer: 'Polymer binder that accommodates volume expansion of silicon-carbon anodes in lithium-ion batteries.',
    },
    {
      need: '煤化工高盐废水零排放，希望结晶盐可以作为副产品出售。',
      offer:
        'Zero liquid discharge of high-salinity wastewater from coal chemical plants with recovery of saleable salts.',
    },
    {
      need: '求购电站锅炉四管泄漏的在线监测装置。',
      offer: 'Acoustic monitoring of tube leaks in utility boilers.',
    },
    {
      need: '需要水产养殖尾水中氨氮和亚硝酸盐的去除技术。',
      offer: 'Biofilm reactor removing ammonia nitrogen and nitrite from aquaculture effluent.',
    },
    {
      need: '半导体厂需要晶圆化学机械抛光液，去除速率高且划痕少。',
      offer: 'Chemical mechanical polishing slurry for wafers with high removal rate and few scratches.',
    },
    {
      need: '需要从废旧磷酸铁锂电池中回收锂的湿法工艺。',
      offer: 'Hydrometallurgical recovery of lithium from spent lithium iron phosphate batteries.',
    },
    {
      need: '我们要把秸秆转化为纤维素乙醇，酶解成本太高。',
      offer: 'Low-cost enzymatic hydrolysis of straw for cellulosic ethanol production.',
    },
    {
      need: '医院需要用于脑卒中患者上肢康复训练的机器人。',
      offer: 'Upper limb rehabilitation robot for stroke patients.',
    },
    {
      need: '希望用植物提取物代替食品中的合成防腐剂。',
      offer: 'Natural preservative from plant extracts replacing synthetic preservatives in food.',
    },
    {
      need: '化工园区需要可燃气体泄漏的激光遥测设备。',
      offer: 'Laser remote detection of combustible gas leaks in industrial parks.',
    },
    {
      need: '需要提高水稻耐盐碱能力的基因或新品种。',
      offer: 'Rice varieties and genes conferring saline-alkali tolerance.',
    },
    {
      need: '求助：注塑件翘曲变形严重，需要模流分析和工艺优化。',
      offer: 'Mold flow simulation and process optimization to reduce warpage of injection molded parts.',
    },
    {
      need: '寻找可替代六氟化硫的环保绝缘气体，用于气体绝缘开关设备。',
      offer: 'Environmentally friendly insulating gas replacing sulfur hexafluoride in gas insulated switchgear.',
    },
    {
      need: '茶园需要小型电动修剪采摘机，适合丘陵山地。',
      offer: 'Small electric tea plucking and pruning machine for hilly land.',
    },
    {
      need: '寻求治疗类风湿关节炎的双特异性抗体。',
      offer: 'Bispecific antibody for treatment of rheumatoid arthritis.',
    },
    {
      need: '矿井瓦斯抽采钻孔的封孔材料漏气，需要新的封孔材料。',
      offer: 'Sealing material for gas drainage boreholes in coal mines.',
    },
    {
      need: '纺织厂希望实现无水染色，用超临界二氧化碳代替水。',
      offer: 'Supercritical carbon dioxide dyeing of textiles without water.',
    },
    {
      need: '寻找用于骨缺损修复的可降解镁合金植入物。',
      offer: 'Biodegradable magnesium alloy implants for bone defect repair.',
    },
    {
      need: '酿酒企业希望综合利用酒糟，生产蛋白饲料。',
      offer: 'Production of protein feed from distillers grains.',
    },
  ],
  ru: [
    {
      need: 'Требуется технология получения скандия и редкоземельных элементов из красного шлама глинозёмного производства.',
      offer: 'Extraction of scandium and rare earths from red mud of alumina refineries.',
    },
    {
      need: 'Нужна система предиктивной диагностики тяговых двигателей электровозов по вибрации и току.',
      offer: 'Predictive diagnostics of traction motors of electric locomotives from vibration and current signals.',
    },
    {
      need: 'Ищем способ неразрушающего контроля сварных швов трубопроводов фазированной решёткой.',
      offer: 'Phased array ultrasonic testing of pipeline weld seams.',
    },
    {
      need: 'Необходима твёрдооксидная топливная ячейка с пониженной рабочей температурой.',
      offer: 'Intermediate temperature solid oxide fuel cell.',
    },
    {
      need: 'Ищем вакцину против африканской чумы свиней или ящура для крупного рогатого скота.',
      offer: 'Recombinant vaccine against foot-and-mouth disease of cattle.',
    },
    {
      need: 'Требуется высокопрочный бетон с добавкой микрокремнезёма и базальтовой фибры.',
      offer: 'High-strength concrete with silica fume and basalt fiber.',
    },
    {
      need: 'Нужен антиобледенительный состав для лопастей ветроустановок.',
      offer: 'Anti-icing coating for wind turbine blades.',
    },
    {
      need: 'Требуется литий-железо-фосфатный аккумулятор, работающий при минус сорока градусах.',
      offer: 'Lithium iron phosphate battery for operation at minus forty degrees.',
    },
    {
      need: 'Ищем лекарственное средство для лечения рассеянного склероза на основе моноклональных антител.',
      offer: 'Monoclonal antibody therapy for multiple sclerosis.',
    },
    {
      need: 'Требуется система защиты промышленных сетей от кибератак на АСУ ТП.',
      offer: 'Intrusion detection for industrial control systems and SCADA networks.',
    },
    {
      need: 'Нужна технология хранения яблок в регулируемой газовой среде.',
      offer: 'Controlled atmosphere storage of apples.',
    },
    {
      need: 'Нужно снизить гидравлические потери в магистральном нефтепроводе с помощью противотурбулентной присадки.',
      offer: 'Drag reducing additive for crude oil pipelines.',
    },
    {
      need: 'Требуется автоматическая система доения коров с контролем качества молока.',
      offer: 'Automatic milking system with milk quality sensors.',
    },
    {
      need: 'Ищем способ переработки изношенных шин методом пиролиза.',
      offer: 'Pyrolysis of scrap tires.',
    },
    {
      need: 'Нужны сверхпроводящие токоограничители для электрических сетей.',
      offer: 'Superconducting fault current limiter for power grids.',
    },
    {
      need: 'Ищем сорбент для извлечения лития из попутных пластовых рассолов.',
      offer: 'Sorbent for lithium extraction from oilfield brines.',
    },
    {
      need: 'Требуется экспресс-тест для определения антибиотиков в молоке.',
      offer: 'Rapid test strip for antibiotic residues in milk.',
    },
    {
      need: 'Нужна композитная арматура для бетона взамен стальной.',
      offer: 'Fiber reinforced polymer rebar for concrete structures.',
    },
    {
      need: 'Ищем методику раннего выявления болезни Альцгеймера по анализу крови.',
      offer: "Blood biomarker test for early Alzheimer's disease.",
    },
    {
      need: 'Требуется программный комплекс для расчёта прочности конструкций методом конечных элементов.',
      offer: 'Finite element software for structural strength analysis.',
    },
  ],
};
