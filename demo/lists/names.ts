/** Common surnames, the commonest first, then a few compound ones so that the card's "欧阳女士" can be seen. */
export const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万钱严覃武戴莫孔向汤',
  '欧阳',
  '上官',
  '司马',
  '诸葛',
];

export const GIVEN = {
  male: [...'伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建国志文博峰东海亮'],
  female: [...'芳娜敏静丽艳娟霞秀燕玲桂英丹萍红玉兰洁梅琳雪颖倩婷慧莹晶欣怡佳瑶蕾薇雯菲岚妍璐'],
};

/** Districts of the city in which the demo bank lends. */
export const DISTRICTS = [
  '浦东新区',
  '黄浦区',
  '徐汇区',
  '长宁区',
  '静安区',
  '普陀区',
  '虹口区',
  '杨浦区',
  '闵行区',
  '宝山区',
  '嘉定区',
  '松江区',
];

export const PRODUCTS = ['消费贷', '经营贷', '装修贷', '车位贷'];
