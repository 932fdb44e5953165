BEGIN TRANSACTION;
CREATE TABLE absence (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	deputy_id INTEGER NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_absence PRIMARY KEY (id), 
	CONSTRAINT fk_absence_deputy_id FOREIGN KEY(deputy_id) REFERENCES member (id), 
	CONSTRAINT fk_absence_member_id FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE alert (
	cause VARCHAR(40) NOT NULL, 
	text VARCHAR(400) NOT NULL, 
	raised_at DATETIME NOT NULL, 
	healthy_after DATETIME NOT NULL, 
	cleared_at DATETIME, 
	told BOOLEAN NOT NULL, 
	CONSTRAINT pk_alert PRIMARY KEY (cause)
);
CREATE TABLE application (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	userid VARCHAR(64) NOT NULL, 
	department_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	name VARCHAR(50) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	applied_at DATETIME NOT NULL, 
	decided_at DATETIME, 
	decided_by VARCHAR(64), 
	CONSTRAINT pk_application PRIMARY KEY (id), 
	CONSTRAINT fk_application_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT uq_application_number UNIQUE (number)
);
CREATE TABLE assignment (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	title VARCHAR(40) NOT NULL, 
	group_id INTEGER NOT NULL, 
	department_ids JSON NOT NULL, 
	due_on DATE NOT NULL, 
	assigned_at DATETIME NOT NULL, 
	assigned_by VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_assignment PRIMARY KEY (id), 
	CONSTRAINT fk_assignment_group_id FOREIGN KEY(group_id) REFERENCES inspection_group (id), 
	CONSTRAINT uq_assignment_kind UNIQUE (kind), 
	CONSTRAINT uq_assignment_number UNIQUE (number)
);
CREATE TABLE attendance (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	reason VARCHAR(200), 
	decided_at DATETIME NOT NULL, 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting_notice (id), 
	CONSTRAINT fk_attendance_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT uq_attendance_meeting_id_member_id UNIQUE (meeting_id, member_id)
);
INSERT INTO "attendance" VALUES(1,1,36,'planned',NULL,'2026-11-18 01:50:00.000000');
CREATE TABLE chat_group (
	id INTEGER NOT NULL, 
	name VARCHAR(50) NOT NULL, 
	group_id INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	channel VARCHAR(10) NOT NULL, 
	address VARCHAR(100) NOT NULL, 
	members JSON NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	reason VARCHAR(200), 
	created_at DATETIME NOT NULL, 
	created_by VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_chat_group PRIMARY KEY (id), 
	CONSTRAINT fk_chat_group_group_id FOREIGN KEY(group_id) REFERENCES inspection_group (id), 
	CONSTRAINT uq_chat_group_address UNIQUE (address)
);
CREATE TABLE count (
	register VARCHAR(40) NOT NULL, 
	department_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_count PRIMARY KEY (register, department_id, day), 
	CONSTRAINT fk_count_department_id FOREIGN KEY(department_id) REFERENCES department (id)
);
CREATE TABLE deadline (
	id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	subject_id INTEGER NOT NULL, 
	department_id INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	due_at DATETIME NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	stopped_at DATETIME, 
	CONSTRAINT pk_deadline PRIMARY KEY (id), 
	CONSTRAINT fk_deadline_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT uq_deadline_kind_subject_id UNIQUE (kind, subject_id)
);
INSERT INTO "deadline" VALUES(1,'obligation',1,1,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(2,'obligation',2,1,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(3,'obligation',3,3,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(4,'obligation',4,3,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(5,'obligation',5,5,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(6,'obligation',6,5,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(7,'obligation',7,6,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(8,'obligation',8,6,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(9,'obligation',9,7,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(10,'obligation',10,7,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(11,'obligation',11,8,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(12,'obligation',12,8,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(13,'obligation',13,9,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(14,'obligation',14,9,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(15,'obligation',15,11,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(16,'obligation',16,11,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(17,'obligation',17,12,'2026-11-25','2026-11-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(18,'obligation',18,12,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(19,'obligation',19,1,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(20,'obligation',20,3,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(21,'obligation',21,5,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(22,'obligation',22,6,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(23,'obligation',23,7,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(24,'obligation',24,8,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(25,'obligation',25,9,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(26,'obligation',26,11,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(27,'obligation',27,12,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(28,'obligation',28,1,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(29,'obligation',29,3,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(30,'obligation',30,5,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(31,'obligation',31,6,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(32,'obligation',32,7,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(33,'obligation',33,8,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(34,'obligation',34,9,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(35,'obligation',35,11,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(36,'obligation',36,12,'2026-12-25','2026-12-25 15:59:59.999999','open',NULL);
INSERT INTO "deadline" VALUES(37,'meeting',1,1,'2026-11-19','2026-11-19 01:00:00.000000','open',NULL);
CREATE TABLE department (
	id INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	group_id INTEGER NOT NULL, 
	parent_id INTEGER, 
	imported_at DATETIME NOT NULL, 
	paused_reason VARCHAR(200), 
	CONSTRAINT pk_department PRIMARY KEY (id), 
	CONSTRAINT fk_department_group_id FOREIGN KEY(group_id) REFERENCES inspection_group (id), 
	CONSTRAINT fk_department_parent_id FOREIGN KEY(parent_id) REFERENCES department (id), 
	CONSTRAINT uq_department_name UNIQUE (name)
);
INSERT INTO "department" VALUES(1,'交通局',1,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(2,'公路事务中心',1,1,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(3,'水利局',1,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(4,'水库管理所',1,3,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(5,'教育局',1,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(6,'文旅局',1,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(7,'财政局',2,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(8,'住建局',2,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(9,'卫健委',2,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(10,'疾控中心',2,9,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(11,'农业农村局',2,NULL,'2026-11-01 01:00:00.000000',NULL);
INSERT INTO "department" VALUES(12,'民政局',2,NULL,'2026-11-01 01:00:00.000000',NULL);
CREATE TABLE dialogue (
	userid_key VARCHAR(64) NOT NULL, 
	handler VARCHAR(40) NOT NULL, 
	question TEXT NOT NULL, 
	state JSON NOT NULL, 
	asked_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_dialogue PRIMARY KEY (userid_key)
);
INSERT INTO "dialogue" VALUES('wangmin','meeting_answer','请告知会议地点。','{"number": "2026-0002", "waiting": ["place", "late_reason", "form"], "changed": false, "choices": []}','2026-11-18 01:10:00.000000','2026-11-19 01:10:00.000000');
INSERT INTO "dialogue" VALUES('tanglan','choose','请问这条记录记在哪位同志名下？','{"commands": {"\u6587\u65c5\u5c40 \u97e9\u51b0": "\u8bb0\u53f0\u8d26 \u6587\u65c5\u5c40 \u97e9\u51b0 \u4e0e\u89c4\u5212\u79d13\u540d\u540c\u5fd7\u5f00\u5c55\u5ec9\u653f\u8c08\u8bdd", "\u6587\u65c5\u5c40 \u51af\u6bc5": "\u8bb0\u53f0\u8d26 \u6587\u65c5\u5c40 \u51af\u6bc5 \u4e0e\u89c4\u5212\u79d13\u540d\u540c\u5fd7\u5f00\u5c55\u5ec9\u653f\u8c08\u8bdd"}, "choices": ["\u6587\u65c5\u5c40 \u97e9\u51b0", "\u6587\u65c5\u5c40 \u51af\u6bc5"]}','2026-11-18 01:20:00.000000','2026-11-19 01:20:00.000000');
INSERT INTO "dialogue" VALUES('yangxue','meeting_answer','“5点”未写明上午或下午，请问会议时间是11月27日（周五）17:00，还是11月27日（周五）05:00？','{"number": "2026-0003", "waiting": ["starts_at", "place", "form"], "changed": false, "choices": ["2026-11-27T17:00", "2026-11-27T05:00"]}','2026-11-18 01:30:00.000000','2026-11-19 01:30:00.000000');
INSERT INTO "dialogue" VALUES('chenfang','meeting_department','您在几个单位任职，请问这是哪个单位的会议？','{"text": "\u4f1a\u8bae\u901a\u77e5\uff1a11\u670827\u65e5\uff08\u5468\u4e94\uff09\u4e0b\u53482:30\u5728\u5c40\u4e09\u697c\u4f1a\u8bae\u5ba4\u53ec\u5f00\u515a\u7ec4\u4f1a\u8bae\uff0c\u7814\u7a76\uff1a1.2027\u5e74\u90e8\u95e8\u9884\u7b97\u7f16\u5236\uff1b2.\u4e24\u540d\u79d1\u7ea7\u5e72\u90e8\u4efb\u514d\u4e8b\u9879\u3002\u8054\u7cfb\u4eba\uff1a\u9648\u82b3 13800000000", "choices": ["\u6c34\u5229\u5c40", "\u6c34\u5e93\u7ba1\u7406\u6240"]}','2026-11-18 01:40:00.000000','2026-11-19 01:40:00.000000');
INSERT INTO "dialogue" VALUES('zhaoli','confirm_opinion','将发给交通局联络员王敏：
派驻组对 2026-0002 局长办公会（11月19日（周四）09:00）的意见：建议补充可研报告后再上会
请回复“确认”发出，或“取消”。','{"number": "2026-0002", "text": "\u5efa\u8bae\u8865\u5145\u53ef\u7814\u62a5\u544a\u540e\u518d\u4e0a\u4f1a", "choices": ["\u786e\u8ba4", "\u53d6\u6d88"]}','2026-11-18 01:45:00.000000','2026-11-19 01:45:00.000000');
INSERT INTO "dialogue" VALUES('pengli','choose','11月主体责任台账暂无可报送的记录（11月25日（周三）截止）。先用“记台账 ……”登记履责记录再报送；有材料的请送纸质到派驻纪检监察组综合科。请问：','{"commands": {"\u96f6\u62a5\u544a\uff08\u65e0\uff09": "\u62a5\u9001 \u536b\u5065\u59d4 \u53f0\u8d26 11\u6708 \u65e0", "\u7eb8\u8d28\u5df2\u9001": "\u62a5\u9001 \u536b\u5065\u59d4 \u53f0\u8d26 11\u6708 \u7eb8\u8d28\u5df2\u9001", "\u7a0d\u540e\u62a5\u9001": ""}, "choices": ["\u96f6\u62a5\u544a\uff08\u65e0\uff09", "\u7eb8\u8d28\u5df2\u9001", "\u7a0d\u540e\u62a5\u9001"]}','2026-11-18 02:05:00.000000','2026-11-19 02:05:00.000000');
INSERT INTO "dialogue" VALUES('caiyun','qa_choice','您想问的是不是：','{"numbers": [10, 8, 13], "asked": "\u6211\u5c40\u54ea\u5929\u5f00\u4f1a\u6765\u7740", "choices": ["\u7b2c10\u95ee \u201c\u4e09\u91cd\u4e00\u5927\u201d\u4e8b\u9879\u600e\u6837\u5411\u6d3e\u9a7b\u673a\u6784\u4e8b\u524d\u62a5\u544a\uff1f", "\u7b2c8\u95ee \u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u4e3b\u4f53\u8d23\u4efb\u53f0\u8d26\u600e\u4e48\u8bb0\u3001\u4ec0\u4e48\u65f6\u5019\u62a5\uff1f", "\u7b2c13\u95ee \u8ff0\u8d23\u8ff0\u5ec9\u548c\u6c11\u4e3b\u751f\u6d3b\u4f1a\u5728\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u4e0a\u6709\u4ec0\u4e48\u8981\u6c42\uff1f"]}','2026-11-18 02:06:00.000000','2026-11-19 02:06:00.000000');
INSERT INTO "dialogue" VALUES('zhenghui','confirm_assign','将向5个单位布置：财政局、住建局、卫健委、农业农村局、民政局。内容：
请于12月5日（周六）前报送年度总结。材料就绪后回复“报送 年度总结”；纸质报送请联系派驻纪检监察组综合科。
请回复“确认”发出，或“取消”。','{"departments": [7, 8, 9, 11, 12], "due_on": "2026-12-05", "title": "\u5e74\u5ea6\u603b\u7ed3", "choices": ["\u786e\u8ba4", "\u53d6\u6d88"]}','2026-11-18 02:10:00.000000','2026-11-19 02:10:00.000000');
INSERT INTO "dialogue" VALUES('wutao','choose','是否登记为“问题整改”？','{"commands": {"\u662f": "\u8bb0\u6574\u6539 \u6c11\u653f\u5c40 \u4f1a\u8bae\u8bb0\u5f55\u4e0d\u89c4\u8303 12\u670810\u65e5", "\u5426": ""}, "choices": ["\u662f", "\u5426"]}','2026-11-18 02:20:00.000000','2026-11-19 02:20:00.000000');
INSERT INTO "dialogue" VALUES('hanbing','qa_choice','您想问的是不是：','{"numbers": [6, 8, 7], "asked": "\u53f0\u8d26\u548c\u6e05\u5355\u6709\u4ec0\u4e48\u533a\u522b\u5462", "choices": ["\u7b2c6\u95ee \u4e3b\u4f53\u8d23\u4efb\u6e05\u5355\u548c\u5e74\u5ea6\u4efb\u52a1\u5b89\u6392\u600e\u4e48\u5236\u5b9a\uff1f\u600e\u6837\u624d\u4e0d\u865a\u5316\uff1f", "\u7b2c8\u95ee \u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u4e3b\u4f53\u8d23\u4efb\u53f0\u8d26\u600e\u4e48\u8bb0\u3001\u4ec0\u4e48\u65f6\u5019\u62a5\uff1f", "\u7b2c7\u95ee \u515a\u7ec4\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u6709\u54ea\u4e9b\u4f1a\u8bae\u3001\u62a5\u544a\u548c\u65f6\u95f4\u8282\u70b9\uff1f"]}','2026-11-18 02:25:00.000000','2026-11-19 02:25:00.000000');
CREATE TABLE digest (
	id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	"offset" INTEGER NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	number VARCHAR(12), 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_digest PRIMARY KEY (id), 
	CONSTRAINT fk_digest_chat_id FOREIGN KEY(chat_id) REFERENCES chat_group (id), 
	CONSTRAINT uq_digest_chat_id_due_on_offset UNIQUE (chat_id, due_on, "offset"), 
	CONSTRAINT uq_digest_number UNIQUE (number)
);
CREATE TABLE handover (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	department_id INTEGER NOT NULL, 
	from_id INTEGER NOT NULL, 
	to_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	proposed_at DATETIME NOT NULL, 
	proposed_by VARCHAR(64) NOT NULL, 
	given_at DATETIME, 
	taken_at DATETIME, 
	done_at DATETIME, 
	CONSTRAINT pk_handover PRIMARY KEY (id), 
	CONSTRAINT fk_handover_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_handover_from_id FOREIGN KEY(from_id) REFERENCES member (id), 
	CONSTRAINT fk_handover_to_id FOREIGN KEY(to_id) REFERENCES member (id), 
	CONSTRAINT uq_handover_number UNIQUE (number)
);
INSERT INTO "handover" VALUES(1,'2026-0001',1,2,3,'2026-12-01','2026-11-18 01:00:00.000000','zhaoli','2026-11-18 01:05:00.000000',NULL,NULL);
CREATE TABLE inbox_message (
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	userid VARCHAR(64), 
	kind VARCHAR(80) NOT NULL, 
	text TEXT NOT NULL, 
	media_id VARCHAR(512), 
	received_at DATETIME NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	claimed_by VARCHAR(64), 
	handler VARCHAR(40), 
	reply TEXT, 
	reference VARCHAR(12), 
	CONSTRAINT pk_inbox_message PRIMARY KEY (id), 
	CONSTRAINT uq_inbox_message_key UNIQUE ("key")
);
INSERT INTO "inbox_message" VALUES(1,'7f123cf4e16e7deb4f683fcca31f16b7a7d1a280996f9c5b8f0bab6e49401bd1','zhaoli','text','修改问答 7 每月25日前报送台账，遇节假日提前。',NULL,'2026-11-16 01:10:00.000000','done','vm-11652-d3ad57','qa_desk','第7问 党组落实主体责任有哪些会议、报告和时间节点？
原答案：会议：每半年至少召开1次党组会议专题研究全面从严治党；派驻机构定期会同党组专题研究（没有规定具体次数）；年度民主生活会把落实责任情况作为对照检查内容，发生重大违纪违法案件、严重“四风”问题的，及时召开专题民主生活会。
年初：制定年度任务安排；党组（党委）向批准其设立的党组织书面报告上一年度落实情况，地方党委向上一级党委报告。
平时：用会议、文件等方式通报落实情况和问责典型。
派驻组要求的三项报告：一是责任清单推进情况，每季度最后一个月25日前；二是台账制度落实情况，每月25日前；三是“三重一大”事项推进落实情况，每季度最后一个月25日前。请使用派驻组下发的模板，有疑问请联系综合科。
新答案：每月25日前报送台账，遇节假日提前。
依据：《党委（党组）落实全面从严治党主体责任规定》（2020年）第十条、第十二条、第十五条、第十七条、第十九条；《纪检监察机关派驻机构工作规则》（2022年）第三十四条；派驻组要求
请回复“确认”修改，或“取消”。',NULL);
INSERT INTO "inbox_message" VALUES(2,'fcb0df1829befa17c21c77baa99685cca991a823be3c0154779aa6531b007622','zhaoli','text','确认',NULL,'2026-11-16 01:11:00.000000','done','vm-11652-d3ad57','qa_desk','第7问已修改，自今日起为第2版，即时生效。群聊用的简短答复已随之清除，群聊将使用全文。',NULL);
INSERT INTO "inbox_message" VALUES(3,'f68fba7cc5ae7002aaeac6f087517a5b68171769f290a4bef9684ee1b8e02d83','zhaoli','text','交接 张伟 → 高飞 12月1日',NULL,'2026-11-18 01:00:00.000000','done','vm-11652-d3ad57','handover','交接单 2026-0001：交通局 张伟 → 高飞，12月1日（周二）起
台账暂无记录
待办0项：
已登记的台账仍记在原责任人名下，接任同志可一并查看。
已请两位同志确认，均确认后办结。',NULL);
INSERT INTO "inbox_message" VALUES(4,'ac7f9da9cc48737ef8418c2f676a45b60fd36cc483b0875212c8c923ed240836','zhangwei','text','确认交接',NULL,'2026-11-18 01:05:00.000000','done','vm-11652-d3ad57','handover','已登记您的确认，待高飞同志确认后办结。',NULL);
INSERT INTO "inbox_message" VALUES(5,'dd5b3e199a3475f0c547f7e2472753e6bfd87c8ac7581aab2ccd8d02b2a65298','wangmin','text','我们局明天上午九点开局长办公会研究采购办公设备的事，大概50多万，请领导参加',NULL,'2026-11-18 01:10:00.000000','done','vm-11652-d3ad57','meeting','收悉，予以登记，编号 2026-0002。
局长办公会，11月19日（周四）09:00，地点待定
议题1项：
1.采购办公设备（大额资金使用，约50万元）
距会议1天，少于规定的3日（按会议日前3日（自然日），最迟应于11月16日（周一）23:59前报告）。
第1项未查到前期会议（评估、评审、可研）报告。
还缺：会议地点、迟报原因。报告表还缺：第1项资金来源、第1项资金用途、第1项依据、第1项前期会议情况。
请告知会议地点。
仅表示收到登记，不代表同意会议事项。',NULL);
INSERT INTO "inbox_message" VALUES(6,'74d9a6277ad706b3d730b1e6f1273bd8f299cca1a01b473672a66d589933a374','tanglan','text','记台账 与规划科3名同志开展廉政谈话',NULL,'2026-11-18 01:20:00.000000','done','vm-11652-d3ad57','ledger','请问这条记录记在哪位同志名下？
1 文旅局 韩冰
2 文旅局 冯毅',NULL);
INSERT INTO "inbox_message" VALUES(7,'8ddbd047146d3a7adf10f89aded7051bd1cf5d96391e3c94b11a9dcfd4aabe98','yangxue','text','会议通知：11月27日5点开党组会，研究2027年预算编制',NULL,'2026-11-18 01:30:00.000000','done','vm-11652-d3ad57','meeting','收悉，予以登记，编号 2026-0003。
党组会议，时间待定，地点待定
议题1项：
1.2027年预算编制（重大决策）
第1项未查到前期会议（评估、评审、可研）报告。
还缺：具体时间、会议地点。报告表还缺：第1项决策依据。
“5点”未写明上午或下午，请问会议时间是11月27日（周五）17:00，还是11月27日（周五）05:00？
1 11月27日（周五）17:00
2 11月27日（周五）05:00
仅表示收到登记，不代表同意会议事项。',NULL);
INSERT INTO "inbox_message" VALUES(8,'de51a4cee819cb17b6a70a522edd070c54f21f8316194e5f797c4b275c621cfb','zhangwei','text','记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险',NULL,'2026-11-18 01:31:00.000000','done','vm-11652-d3ad57','ledger','已登记，编号 2026-0004。
责任人：张伟同志（交通局）
日期：11月18日（周三）　方式：廉政谈话
对象：规划科3名同志
内容：与规划科3名同志开展廉政谈话，提醒项目评审环节的风险
列入11月台账，11月25日（周三）前由联络员报送。',NULL);
INSERT INTO "inbox_message" VALUES(9,'e2880191b1073ac45171b3d3e54c38baafae188d1b701337011b2350bb2fe794','chenfang','text','会议通知：11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；2.两名科级干部任免事项。联系人：陈芳 13800000000',NULL,'2026-11-18 01:40:00.000000','done','vm-11652-d3ad57','meeting','您在几个单位任职，请问这是哪个单位的会议？
1 水利局
2 水库管理所',NULL);
INSERT INTO "inbox_message" VALUES(10,'862e18c905376a0f225d4a858c7b0e2341cc95caef4a84c5732d5b5537df1455','zhaoli','text','意见 2026-0002 建议补充可研报告后再上会',NULL,'2026-11-18 01:45:00.000000','done','vm-11652-d3ad57','opinion','将发给交通局联络员王敏：
派驻组对 2026-0002 局长办公会（11月19日（周四）09:00）的意见：建议补充可研报告后再上会
请回复“确认”发出，或“取消”。',NULL);
INSERT INTO "inbox_message" VALUES(11,'c6bed022104a9be281ab4edc93d1fe4656038c2c1b691f5c345cc9120d12a9e3','liqiang','text','参会 2026-0002 李强',NULL,'2026-11-18 01:50:00.000000','done','vm-11652-d3ad57','attendance','2026-0002 交通局局长办公会，11月19日（周四）09:00：参会人员李强，已告知该单位联络员。',NULL);
INSERT INTO "inbox_message" VALUES(12,'961cc998245734609c3e071180ee6ed510818f15bfaccb92a1b14e2b7f10343b','zhuting','text','取消 2026-0003',NULL,'2026-11-18 02:00:00.000000','done','vm-11652-d3ad57',NULL,'没有找到编号 2026-0003 的会议，请核对编号，或回复“本周会议”查看。',NULL);
INSERT INTO "inbox_message" VALUES(13,'0b7b61749c0174e6a2a4dfd068669612dce594c3570776a6fb41f8d2f6262e41','pengli','text','报送 台账 11月',NULL,'2026-11-18 02:05:00.000000','done','vm-11652-d3ad57','report','11月主体责任台账暂无可报送的记录（11月25日（周三）截止）。先用“记台账 ……”登记履责记录再报送；有材料的请送纸质到派驻纪检监察组综合科。请问：
1 零报告（无）
2 纸质已送
3 稍后报送',NULL);
INSERT INTO "inbox_message" VALUES(14,'19a506ddd0fee1f63f6ee43de08fecbe8c434027f8841156f79c2057c739e9a6','caiyun','text','我局哪天开会来着',NULL,'2026-11-18 02:06:00.000000','done','vm-11652-d3ad57','qa','汇编中没有找到。您想问的是不是：
1 第10问 “三重一大”事项怎样向派驻机构事前报告？
2 第8问 党风廉政建设主体责任台账怎么记、什么时候报？
3 第13问 述责述廉和民主生活会在落实主体责任上有什么要求？
请回复序号；都不是请联系派驻纪检监察组综合科。',NULL);
INSERT INTO "inbox_message" VALUES(15,'ae930312eb44aaaa715367e43afaf93b093785616c53c44dbc84c5d670cb07dd','zhenghui','text','布置 各单位 12月5日前报 年度总结',NULL,'2026-11-18 02:10:00.000000','done','vm-11652-d3ad57','assignment','将向5个单位布置：财政局、住建局、卫健委、农业农村局、民政局。内容：
请于12月5日（周六）前报送年度总结。材料就绪后回复“报送 年度总结”；纸质报送请联系派驻纪检监察组综合科。
请回复“确认”发出，或“取消”。',NULL);
INSERT INTO "inbox_message" VALUES(16,'5e193c276984df1431b22db7b89997a725fa24d900aa2351fe1004190a94eeea','wutao','text','整改 民政局 会议记录不规范 12月10日',NULL,'2026-11-18 02:20:00.000000','done','vm-11652-d3ad57','register_offer','是否登记为“问题整改”？
1 是
2 否',NULL);
INSERT INTO "inbox_message" VALUES(17,'dc111fa3540036c49c1f4b88da97196f0a427fbf8acf6551a8f943ef3f92c023','hanbing','text','台账和清单有什么区别呢',NULL,'2026-11-18 02:25:00.000000','done','vm-11652-d3ad57','qa','汇编中没有找到。您想问的是不是：
1 第6问 主体责任清单和年度任务安排怎么制定？怎样才不虚化？
2 第8问 党风廉政建设主体责任台账怎么记、什么时候报？
3 第7问 党组落实主体责任有哪些会议、报告和时间节点？
请回复序号；都不是请联系派驻纪检监察组综合科。',NULL);
CREATE TABLE inspection_group (
	id INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	CONSTRAINT pk_inspection_group PRIMARY KEY (id), 
	CONSTRAINT uq_inspection_group_name UNIQUE (name)
);
INSERT INTO "inspection_group" VALUES(1,'第一派驻纪检监察组');
INSERT INTO "inspection_group" VALUES(2,'第二派驻纪检监察组');
CREATE TABLE integrity_request (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	department_id INTEGER NOT NULL, 
	candidates INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	asked_at DATETIME NOT NULL, 
	asked_by VARCHAR(64) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	answered_at DATETIME, 
	CONSTRAINT pk_integrity_request PRIMARY KEY (id), 
	CONSTRAINT fk_integrity_request_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT uq_integrity_request_number UNIQUE (number)
);
CREATE TABLE job (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	userid VARCHAR(64) NOT NULL, 
	"view" VARCHAR(60) NOT NULL, 
	asked JSON NOT NULL, 
	title VARCHAR(100) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	claimed_by VARCHAR(64), 
	attempts INTEGER NOT NULL, 
	next_try_at DATETIME NOT NULL, 
	made_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	rows_done INTEGER NOT NULL, 
	rows_total INTEGER NOT NULL, 
	content BLOB, 
	reason VARCHAR(200), 
	CONSTRAINT pk_job PRIMARY KEY (id), 
	CONSTRAINT uq_job_number UNIQUE (number)
);
CREATE TABLE ledger_entry (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	ledger VARCHAR(40) NOT NULL, 
	department_id INTEGER NOT NULL, 
	owner_id INTEGER NOT NULL, 
	entered_by VARCHAR(64) NOT NULL, 
	happened_on DATE NOT NULL, 
	filed_at DATETIME NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	fields JSON NOT NULL, 
	titles JSON NOT NULL, 
	text TEXT NOT NULL, 
	due_on DATE, 
	closed_at DATETIME, 
	shared BOOLEAN NOT NULL, 
	confirmed_at DATETIME, 
	submission_id INTEGER, 
	CONSTRAINT pk_ledger_entry PRIMARY KEY (id), 
	CONSTRAINT fk_ledger_entry_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_ledger_entry_owner_id FOREIGN KEY(owner_id) REFERENCES member (id), 
	CONSTRAINT fk_ledger_entry_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id), 
	CONSTRAINT uq_ledger_entry_number UNIQUE (number)
);
INSERT INTO "ledger_entry" VALUES(1,'2026-0004','performance',1,2,'zhangwei','2026-11-18','2026-11-18 01:31:00.000000','filed','{"date": "2026-11-18", "way": "\u5ec9\u653f\u8c08\u8bdd", "people": "\u89c4\u5212\u79d13\u540d\u540c\u5fd7", "content": "\u4e0e\u89c4\u5212\u79d13\u540d\u540c\u5fd7\u5f00\u5c55\u5ec9\u653f\u8c08\u8bdd\uff0c\u63d0\u9192\u9879\u76ee\u8bc4\u5ba1\u73af\u8282\u7684\u98ce\u9669", "marks": []}','{"date": "\u65e5\u671f", "way": "\u5c65\u8d23\u65b9\u5f0f", "people": "\u5bf9\u8c61", "content": "\u5185\u5bb9"}','与规划科3名同志开展廉政谈话，提醒项目评审环节的风险',NULL,NULL,1,NULL,NULL);
CREATE TABLE ledger_note (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	"before" JSON, 
	gate VARCHAR(40), 
	submission_id INTEGER, 
	media_id VARCHAR(512), 
	CONSTRAINT pk_ledger_note PRIMARY KEY (id), 
	CONSTRAINT fk_ledger_note_entry_id FOREIGN KEY(entry_id) REFERENCES ledger_entry (id), 
	CONSTRAINT fk_ledger_note_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id)
);
CREATE TABLE listing (
	userid_key VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	lines JSON NOT NULL, 
	page INTEGER NOT NULL, 
	shown_at DATETIME NOT NULL, 
	CONSTRAINT pk_listing PRIMARY KEY (userid_key)
);
CREATE TABLE matter (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	department_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	stage VARCHAR(12) NOT NULL, 
	opened_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	CONSTRAINT pk_matter PRIMARY KEY (id), 
	CONSTRAINT fk_matter_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT uq_matter_number UNIQUE (number)
);
CREATE TABLE matter_note (
	id INTEGER NOT NULL, 
	matter_id INTEGER NOT NULL, 
	noted_at DATETIME NOT NULL, 
	noted_by VARCHAR(64) NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_matter_note PRIMARY KEY (id), 
	CONSTRAINT fk_matter_note_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);
CREATE TABLE meeting_item (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	amount_yuan INTEGER, 
	approximate BOOLEAN NOT NULL, 
	matter_id INTEGER, 
	proposed_id INTEGER, 
	conclusion VARCHAR(20), 
	votes VARCHAR(60), 
	minutes VARCHAR(60), 
	CONSTRAINT pk_meeting_item PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_item_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id), 
	CONSTRAINT fk_meeting_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting_notice (id), 
	CONSTRAINT fk_meeting_item_proposed_id FOREIGN KEY(proposed_id) REFERENCES matter (id)
);
INSERT INTO "meeting_item" VALUES(1,1,1,'采购办公设备','funds',500000,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "meeting_item" VALUES(2,2,1,'2027年预算编制','decision',NULL,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE meeting_notice (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	department_id INTEGER NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	version INTEGER NOT NULL, 
	type VARCHAR(50) NOT NULL, 
	kind VARCHAR(20), 
	preparatory VARCHAR(20), 
	starts_at DATETIME, 
	day DATE, 
	ends_at DATETIME, 
	place VARCHAR(200), 
	contact VARCHAR(100), 
	scope VARCHAR(300), 
	reported_at DATETIME NOT NULL, 
	reported_by VARCHAR(64) NOT NULL, 
	dated_at DATETIME NOT NULL, 
	way VARCHAR(10) NOT NULL, 
	lead_days INTEGER, 
	on_time BOOLEAN, 
	rule VARCHAR(50), 
	late_reason VARCHAR(300), 
	excused VARCHAR(100), 
	statement VARCHAR(500), 
	state_reason VARCHAR(200), 
	attends BOOLEAN, 
	form JSON NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_meeting_notice PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_notice_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT uq_meeting_notice_number UNIQUE (number)
);
INSERT INTO "meeting_notice" VALUES(1,'2026-0002',1,'registered',1,'局长办公会',NULL,NULL,'2026-11-19 01:00:00.000000','2026-11-19',NULL,NULL,NULL,NULL,'2026-11-18 01:10:00.000000','wangmin','2026-11-18 01:10:00.000000','chat',1,0,'会议日前3日（自然日）',NULL,NULL,NULL,NULL,1,'{}','我们局明天上午九点开局长办公会研究采购办公设备的事，大概50多万，请领导参加');
INSERT INTO "meeting_notice" VALUES(2,'2026-0003',5,'registered',1,'党组会议',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18 01:30:00.000000','yangxue','2026-11-18 01:30:00.000000','chat',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{}','会议通知：11月27日5点开党组会，研究2027年预算编制');
CREATE TABLE meeting_version (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	content JSON NOT NULL, 
	replaced_at DATETIME NOT NULL, 
	replaced_by VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_meeting_version PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_version_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting_notice (id), 
	CONSTRAINT uq_meeting_version_meeting_id_version UNIQUE (meeting_id, version)
);
CREATE TABLE member (
	id INTEGER NOT NULL, 
	userid VARCHAR(64) NOT NULL, 
	userid_key VARCHAR(64) NOT NULL, 
	name VARCHAR(50) NOT NULL, 
	greeted_at DATETIME, 
	gone_at DATETIME, 
	CONSTRAINT pk_member PRIMARY KEY (id), 
	CONSTRAINT uq_member_userid_key UNIQUE (userid_key)
);
INSERT INTO "member" VALUES(1,'wangmin','wangmin','王敏','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(2,'zhangwei','zhangwei','张伟','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(3,'gaofei','gaofei','高飞','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(4,'liujianguo','liujianguo','刘建国','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(5,'maliang','maliang','马亮','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(6,'zhoujie','zhoujie','周洁','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(7,'sunjing','sunjing','孙静','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(8,'luming','luming','陆明','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(9,'chenfang','chenfang','陈芳','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(10,'huqiang','huqiang','胡强','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(11,'linhai','linhai','林海','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(12,'dengtao','dengtao','邓涛','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(13,'yangxue','yangxue','杨雪','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(14,'xuning','xuning','徐宁','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(15,'guoping','guoping','郭平','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(16,'tanglan','tanglan','唐岚','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(17,'hanbing','hanbing','韩冰','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(18,'fengyi','fengyi','冯毅','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(19,'zhuting','zhuting','朱婷','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(20,'hejun','hejun','何军','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(21,'songlei','songlei','宋磊','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(22,'caiyun','caiyun','蔡云','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(23,'panhong','panhong','潘虹','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(24,'yuandong','yuandong','袁东','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(25,'pengli','pengli','彭莉','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(26,'suxin','suxin','苏欣','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(27,'jiangbo','jiangbo','蒋波','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(28,'yexin','yexin','叶馨','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(29,'weichao','weichao','魏超','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(30,'dingyan','dingyan','丁燕','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(31,'xiaogang','xiaogang','肖刚','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(32,'tianye','tianye','田野','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(33,'jialin','jialin','贾琳','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(34,'qiuyue','qiuyue','邱岳','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(35,'fanyu','fanyu','范玉','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(36,'liqiang','liqiang','李强','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(37,'zhaoli','zhaoli','赵丽','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(38,'wutao','wutao','吴涛','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(39,'zhenghui','zhenghui','郑慧','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(40,'luojun','luojun','罗军','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(41,'liangchen','liangchen','梁晨','2026-11-01 01:00:00.000000',NULL);
INSERT INTO "member" VALUES(42,'xiejing','xiejing','谢静','2026-11-01 01:00:00.000000',NULL);
CREATE TABLE number_series (
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (year)
);
INSERT INTO "number_series" VALUES(2026,4);
CREATE TABLE obligation (
	id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	title VARCHAR(100) NOT NULL, 
	department_id INTEGER NOT NULL, 
	period VARCHAR(20) NOT NULL, 
	label VARCHAR(20) NOT NULL, 
	due_on DATE NOT NULL, 
	due_at DATETIME NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	excused_reason VARCHAR(200), 
	extension_reason VARCHAR(200), 
	CONSTRAINT pk_obligation PRIMARY KEY (id), 
	CONSTRAINT fk_obligation_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT uq_obligation_kind_department_id_period UNIQUE (kind, department_id, period)
);
INSERT INTO "obligation" VALUES(1,'ledger','主体责任台账',1,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(2,'ledger','主体责任台账',1,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(3,'ledger','主体责任台账',3,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(4,'ledger','主体责任台账',3,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(5,'ledger','主体责任台账',5,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(6,'ledger','主体责任台账',5,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(7,'ledger','主体责任台账',6,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(8,'ledger','主体责任台账',6,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(9,'ledger','主体责任台账',7,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(10,'ledger','主体责任台账',7,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(11,'ledger','主体责任台账',8,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(12,'ledger','主体责任台账',8,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(13,'ledger','主体责任台账',9,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(14,'ledger','主体责任台账',9,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(15,'ledger','主体责任台账',11,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(16,'ledger','主体责任台账',11,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(17,'ledger','主体责任台账',12,'2026-11','11月','2026-11-25','2026-11-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(18,'ledger','主体责任台账',12,'2026-12','12月','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(19,'checklist','主体责任清单推进情况',1,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(20,'checklist','主体责任清单推进情况',3,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(21,'checklist','主体责任清单推进情况',5,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(22,'checklist','主体责任清单推进情况',6,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(23,'checklist','主体责任清单推进情况',7,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(24,'checklist','主体责任清单推进情况',8,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(25,'checklist','主体责任清单推进情况',9,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(26,'checklist','主体责任清单推进情况',11,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(27,'checklist','主体责任清单推进情况',12,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(28,'matters','“三重一大”推进落实情况',1,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(29,'matters','“三重一大”推进落实情况',3,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(30,'matters','“三重一大”推进落实情况',5,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(31,'matters','“三重一大”推进落实情况',6,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(32,'matters','“三重一大”推进落实情况',7,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(33,'matters','“三重一大”推进落实情况',8,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(34,'matters','“三重一大”推进落实情况',9,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(35,'matters','“三重一大”推进落实情况',11,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
INSERT INTO "obligation" VALUES(36,'matters','“三重一大”推进落实情况',12,'2026Q4','四季度','2026-12-25','2026-12-25 15:59:59.999999','open',NULL,NULL);
CREATE TABLE one_time_form (
	token VARCHAR(64) NOT NULL, 
	userid_key VARCHAR(64) NOT NULL, 
	page VARCHAR(100) NOT NULL, 
	fields JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	result VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_one_time_form PRIMARY KEY (token)
);
CREATE TABLE opinion (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	text TEXT NOT NULL, 
	sent_at DATETIME NOT NULL, 
	sent_by VARCHAR(64) NOT NULL, 
	answer TEXT, 
	answered_at DATETIME, 
	CONSTRAINT pk_opinion PRIMARY KEY (id), 
	CONSTRAINT fk_opinion_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting_notice (id), 
	CONSTRAINT uq_opinion_number UNIQUE (number)
);
CREATE TABLE outage (
	id INTEGER NOT NULL, 
	began_at DATETIME NOT NULL, 
	ended_at DATETIME NOT NULL, 
	CONSTRAINT pk_outage PRIMARY KEY (id), 
	CONSTRAINT uq_outage_began_at UNIQUE (began_at)
);
CREATE TABLE post (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	department_id INTEGER, 
	group_id INTEGER, 
	in_charge BOOLEAN NOT NULL, 
	CONSTRAINT pk_post PRIMARY KEY (id), 
	CONSTRAINT fk_post_department_id FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_post_group_id FOREIGN KEY(group_id) REFERENCES inspection_group (id), 
	CONSTRAINT fk_post_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT uq_post_row UNIQUE (member_id, role, department_id, group_id)
);
INSERT INTO "post" VALUES(1,1,'liaison',1,NULL,0);
INSERT INTO "post" VALUES(2,2,'leader',1,NULL,0);
INSERT INTO "post" VALUES(3,3,'leader',1,NULL,0);
INSERT INTO "post" VALUES(4,4,'principal',1,NULL,0);
INSERT INTO "post" VALUES(5,5,'discipline',1,NULL,0);
INSERT INTO "post" VALUES(6,6,'staff',1,NULL,0);
INSERT INTO "post" VALUES(7,7,'liaison',2,NULL,0);
INSERT INTO "post" VALUES(8,7,'staff',1,NULL,0);
INSERT INTO "post" VALUES(9,8,'principal',2,NULL,0);
INSERT INTO "post" VALUES(10,9,'liaison',3,NULL,0);
INSERT INTO "post" VALUES(11,9,'liaison',4,NULL,0);
INSERT INTO "post" VALUES(12,10,'leader',3,NULL,0);
INSERT INTO "post" VALUES(13,11,'principal',3,NULL,0);
INSERT INTO "post" VALUES(14,12,'principal',4,NULL,0);
INSERT INTO "post" VALUES(15,13,'liaison',5,NULL,0);
INSERT INTO "post" VALUES(16,14,'leader',5,NULL,0);
INSERT INTO "post" VALUES(17,15,'principal',5,NULL,0);
INSERT INTO "post" VALUES(18,16,'liaison',6,NULL,0);
INSERT INTO "post" VALUES(19,17,'leader',6,NULL,0);
INSERT INTO "post" VALUES(20,18,'principal',6,NULL,0);
INSERT INTO "post" VALUES(21,19,'liaison',7,NULL,0);
INSERT INTO "post" VALUES(22,20,'leader',7,NULL,0);
INSERT INTO "post" VALUES(23,21,'principal',7,NULL,0);
INSERT INTO "post" VALUES(24,22,'liaison',8,NULL,0);
INSERT INTO "post" VALUES(25,23,'leader',8,NULL,0);
INSERT INTO "post" VALUES(26,24,'principal',8,NULL,0);
INSERT INTO "post" VALUES(27,25,'liaison',9,NULL,0);
INSERT INTO "post" VALUES(28,26,'leader',9,NULL,0);
INSERT INTO "post" VALUES(29,27,'principal',9,NULL,0);
INSERT INTO "post" VALUES(30,28,'liaison',10,NULL,0);
INSERT INTO "post" VALUES(31,29,'principal',10,NULL,0);
INSERT INTO "post" VALUES(32,30,'liaison',11,NULL,0);
INSERT INTO "post" VALUES(33,31,'leader',11,NULL,0);
INSERT INTO "post" VALUES(34,32,'principal',11,NULL,0);
INSERT INTO "post" VALUES(35,33,'liaison',12,NULL,0);
INSERT INTO "post" VALUES(36,34,'leader',12,NULL,0);
INSERT INTO "post" VALUES(37,35,'principal',12,NULL,0);
INSERT INTO "post" VALUES(38,36,'inspector',NULL,1,0);
INSERT INTO "post" VALUES(39,37,'office',NULL,1,0);
INSERT INTO "post" VALUES(40,38,'inspector',NULL,2,0);
INSERT INTO "post" VALUES(41,39,'office',NULL,2,0);
INSERT INTO "post" VALUES(42,40,'commission',NULL,NULL,0);
INSERT INTO "post" VALUES(43,41,'admin',NULL,NULL,0);
INSERT INTO "post" VALUES(44,42,'auditor',NULL,NULL,0);
CREATE TABLE push (
	id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	not_before DATETIME NOT NULL, 
	reason VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, 
	channel VARCHAR(10) NOT NULL, 
	subject VARCHAR(12), 
	safe BOOLEAN NOT NULL, 
	CONSTRAINT pk_push PRIMARY KEY (id)
);
INSERT INTO "push" VALUES(1,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','交通局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(2,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','水利局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(3,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','教育局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(4,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','文旅局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(5,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','财政局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(6,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','住建局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(7,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','卫健委有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(8,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','农业农村局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(9,'2026-11-16 01:10:00.000000','2026-11-16 01:10:00.000000','daily','民政局有1项报送请予办理：
1. 11月主体责任台账：11月25日（周三）截止，还有9天
回复“报送 台账 11月”即可；纸质报送请联系派驻纪检监察组综合科。','app',NULL,0);
INSERT INTO "push" VALUES(10,'2026-11-18 01:00:00.000000','2026-11-18 01:00:00.000000','handover','岗位交接 2026-0001：交通局 张伟 → 高飞，12月1日（周二）起，请核对后回复“确认交接 2026-0001”。回复“交接单 2026-0001”看清单。','app','2026-0001',0);
INSERT INTO "push" VALUES(11,'2026-11-18 01:00:00.000000','2026-11-18 01:00:00.000000','handover','岗位交接 2026-0001：交通局 张伟 → 高飞，12月1日（周二）起，请核对后回复“确认交接 2026-0001”。回复“交接单 2026-0001”看清单。','app','2026-0001',0);
INSERT INTO "push" VALUES(12,'2026-11-18 01:10:00.000000','2026-11-18 01:10:00.000000','meeting_reported','会议报告【迟报】 2026-0002 交通局
局长办公会，11月19日（周四）09:00，地点待定
议题1项：
1.采购办公设备（大额资金使用，约50万元）
距会议1天，少于规定的3日（按会议日前3日（自然日），最迟应于11月16日（周一）23:59前报告）。
第1项未查到前期会议（评估、评审、可研）报告。
确定参会人员请回复“参会 2026-0002 姓名”。','app','2026-0002',0);
INSERT INTO "push" VALUES(13,'2026-11-18 01:30:00.000000','2026-11-18 01:30:00.000000','meeting_reported','会议报告 2026-0003 教育局
党组会议，时间待定，地点待定
议题1项：
1.2027年预算编制（重大决策）
第1项未查到前期会议（评估、评审、可研）报告。
确定参会人员请回复“参会 2026-0003 姓名”。','app','2026-0003',0);
INSERT INTO "push" VALUES(14,'2026-11-18 01:50:00.000000','2026-11-18 01:50:00.000000','meeting_department','会议 2026-0002 交通局局长办公会，11月19日（周四）09:00，地点待定：派驻组由李强同志参会，请予安排。','app','2026-0002',0);
CREATE TABLE push_recipient (
	id INTEGER NOT NULL, 
	push_id INTEGER NOT NULL, 
	target VARCHAR(200) NOT NULL, 
	once VARCHAR(100), 
	state VARCHAR(10) NOT NULL, 
	reason VARCHAR(200), 
	attempts INTEGER NOT NULL, 
	next_try_at DATETIME NOT NULL, 
	claimed_by VARCHAR(64), 
	batch VARCHAR(64), 
	sent_at DATETIME, 
	msgid VARCHAR(200), 
	CONSTRAINT pk_push_recipient PRIMARY KEY (id), 
	CONSTRAINT fk_push_recipient_push_id FOREIGN KEY(push_id) REFERENCES push (id), 
	CONSTRAINT uq_push_recipient_once UNIQUE (once)
);
INSERT INTO "push_recipient" VALUES(1,1,'wangmin','daily:2026-11-16:0:wangmin','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'d57525f705d94f9f81899e70c3cd8d22:14400:1794791400','2026-11-16 01:10:00.000049','msgid');
INSERT INTO "push_recipient" VALUES(2,2,'chenfang','daily:2026-11-16:0:chenfang','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'e63ce7de49f84f4f9966e9b092a42f61:14400:1794791400','2026-11-16 01:10:00.000048','msgid');
INSERT INTO "push_recipient" VALUES(3,3,'yangxue','daily:2026-11-16:0:yangxue','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'201ada8130924db7b4bffd51b7bf2157:14400:1794791400','2026-11-16 01:10:00.000049','msgid');
INSERT INTO "push_recipient" VALUES(4,4,'tanglan','daily:2026-11-16:0:tanglan','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'5b3e98f50207470a9390407bd388260a:14400:1794791400','2026-11-16 01:10:00.000051','msgid');
INSERT INTO "push_recipient" VALUES(5,5,'zhuting','daily:2026-11-16:0:zhuting','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'ea745cd64c974c6eb25ca7df047715ca:14400:1794791400','2026-11-16 01:10:00.000053','msgid');
INSERT INTO "push_recipient" VALUES(6,6,'caiyun','daily:2026-11-16:0:caiyun','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'a4d54ed1899c478c938b8bdd3825a99b:14400:1794791400','2026-11-16 01:10:00.000049','msgid');
INSERT INTO "push_recipient" VALUES(7,7,'pengli','daily:2026-11-16:0:pengli','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'0460e99d3d6d4816bb27ddf490d47aef:14400:1794791400','2026-11-16 01:10:00.000051','msgid');
INSERT INTO "push_recipient" VALUES(8,8,'dingyan','daily:2026-11-16:0:dingyan','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'8dfcba98bfba4c13ac901b136d7e7563:14400:1794791400','2026-11-16 01:10:00.000056','msgid');
INSERT INTO "push_recipient" VALUES(9,9,'jialin','daily:2026-11-16:0:jialin','sent',NULL,1,'2026-11-16 01:10:00.000000',NULL,'6a2da1dbc13b4f4ebf3fe12398267f5f:14400:1794791400','2026-11-16 01:10:00.000062','msgid');
INSERT INTO "push_recipient" VALUES(10,10,'zhangwei',NULL,'sent',NULL,1,'2026-11-18 01:00:00.000000',NULL,'6b9df550ffca48b3a33861139ffcd011:14400:1794963900','2026-11-18 01:05:00.000058','msgid');
INSERT INTO "push_recipient" VALUES(11,11,'gaofei',NULL,'sent',NULL,1,'2026-11-18 01:00:00.000000',NULL,'6b9df550ffca48b3a33861139ffcd011:14400:1794963900','2026-11-18 01:05:00.000058','msgid');
INSERT INTO "push_recipient" VALUES(12,12,'zhaoli',NULL,'sent',NULL,1,'2026-11-18 01:10:00.000000',NULL,'5a84dcc0611f443dbc0e70391bd5d588:14400:1794964800','2026-11-18 01:20:00.000049','msgid');
INSERT INTO "push_recipient" VALUES(13,12,'liqiang',NULL,'sent',NULL,1,'2026-11-18 01:10:00.000000',NULL,'5a84dcc0611f443dbc0e70391bd5d588:14400:1794964800','2026-11-18 01:20:00.000049','msgid');
INSERT INTO "push_recipient" VALUES(14,13,'zhaoli',NULL,'sent',NULL,1,'2026-11-18 01:30:00.000000',NULL,'d295619f99b14ed1b5b5361c09d6a8e1:14400:1794965460','2026-11-18 01:31:00.000053','msgid');
INSERT INTO "push_recipient" VALUES(15,13,'liqiang',NULL,'sent',NULL,1,'2026-11-18 01:30:00.000000',NULL,'d295619f99b14ed1b5b5361c09d6a8e1:14400:1794965460','2026-11-18 01:31:00.000053','msgid');
INSERT INTO "push_recipient" VALUES(16,14,'wangmin',NULL,'sent',NULL,1,'2026-11-18 01:50:00.000000',NULL,'90207c62db664ce39d31707ae58b773c:14400:1794967200','2026-11-18 02:00:00.000076','msgid');
CREATE TABLE qa_item (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	short TEXT NOT NULL, 
	basis JSON NOT NULL, 
	keywords JSON NOT NULL, 
	ways JSON NOT NULL, 
	related JSON NOT NULL, 
	effective_on DATE NOT NULL, 
	repealed_on DATE, 
	source VARCHAR(100) NOT NULL, 
	CONSTRAINT pk_qa_item PRIMARY KEY (id), 
	CONSTRAINT uq_qa_item_number_version UNIQUE (number, version)
);
INSERT INTO "qa_item" VALUES(1,1,1,'什么是全面从严治党主体责任？它和党风廉政建设主体责任是一回事吗？','不是一回事，也不能等同。全面从严治党主体责任覆盖党的政治、思想、组织、作风、纪律建设和制度建设、反腐败各方面；党风廉政建设主体责任只是其中一项。
落实责任把握四项原则：围绕加强和改善党的全面领导；各领域、各方面、各环节全覆盖；真管真严、敢管敢严、长管长严；过程和效果相统一。
党组（党委）应当坚持党建工作与业务工作同谋划、同部署、同推进、同考核。
请各单位在年初制定方案和清单时对照自查：如果只写了党风廉政方面的内容，就是把两者混同了，请把其他方面补全。派驻组检查时会看是否把两者等同、内容是否全面、措施是否具体。','不是一回事。全面从严治党主体责任覆盖党的建设和反腐败各方面，党风廉政建设主体责任只是其中一项。制定方案和清单时请不要只写廉政内容。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u56db\u6761\u3001\u7b2c\u516d\u6761\u7b2c\uff08\u4e5d\uff09\u9879\u3001\u7b2c\u4e03\u6761\u7b2c\uff08\u4e03\uff09\u9879", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u4e3b\u4f53\u8d23\u4efb", "\u6982\u5ff5", "\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe", "\u533a\u522b", "\u7b49\u540c"]','["\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u662f\u5565\u610f\u601d", "\u4e3b\u4f53\u8d23\u4efb\u8ddf\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u8d23\u4efb\u662f\u4e0d\u662f\u4e00\u7801\u4e8b", "\u4e3b\u4f53\u8d23\u4efb \u5b9a\u4e49", "\u8bf7\u6559\u4e00\u4e0b\uff0c\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u5305\u62ec\u54ea\u51e0\u5757\u5185\u5bb9\uff0c\u662f\u4e0d\u662f\u5c31\u662f\u6293\u5ec9\u653f\uff1f", "\u4e3b\u9898\u8d23\u4efb\u548c\u515a\u98ce\u5ec9\u653f\u8d23\u4efb\u548b\u533a\u5206", "qmcyzd ztzr \u662f\u4ec0\u4e48", "\u4e24\u4e2a\u4e3b\u4f53\u8d23\u4efb\u6709\u4ec0\u4e48\u4e0d\u540c\uff0c\u68c0\u67e5\u8bf4\u6211\u4eec\u641e\u6df7\u4e86", "\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u4e3b\u4f53\u8d23\u4efb=\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb?", "\u4e3b\u4f53\u8d23\u4efb\u7684\u542b\u4e49", "\u4ec0\u4e48\u53eb\u4e3b\u4f53\u8d23\u4efb", "\u600e\u4e48\u7406\u89e3\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb", "\u4ece\u4e25\u6cbb\u515a\u8d23\u4efb\u548c\u515a\u98ce\u5ec9\u653f\u8d23\u4efb\u7684\u5173\u7cfb", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u662f\u4e0d\u662f\u7b49\u4e8e\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe", "\u4e3b\u4f53\u8d23\u4efb\u5c31\u662f\u53cd\u8150\u8d25\u5417", "\u4e3b\u4f53\u8d23\u4efb\u6709\u54ea\u4e9b\u539f\u5219", "\u771f\u7ba1\u771f\u4e25\u6562\u7ba1\u6562\u4e25\u957f\u7ba1\u957f\u4e25\u662f\u4ec0\u4e48\u610f\u601d", "\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u662f\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u7684\u4e00\u90e8\u5206\u5417", "\u4e3b\u4f53\u8d23\u4efb\u548c\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u5dee\u5728\u54ea\u91cc", "\u80fd\u4e0d\u80fd\u628a\u4e24\u4e2a\u6982\u5ff5\u6df7\u4e3a\u4e00\u8c08", "\u4e3b\u4f53\u8d23\u4efb\u6982\u5ff5\u89e3\u91ca", "\u4e3b\u4f53\u8d23\u4efb\u8fd9\u4e2a\u8bcd\u662f\u4ec0\u4e48\u610f\u601d", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u7684\u5185\u6db5", "\u4e3b\u4f53\u8d23\u4efb\u600e\u4e48\u7406\u89e3\u624d\u51c6\u786e", "\u6293\u515a\u98ce\u5ec9\u653f\u5c31\u7b49\u4e8e\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u5417", "\u4ece\u4e25\u6cbb\u515a\u7684\u8303\u56f4\u6bd4\u515a\u98ce\u5ec9\u653f\u5927\u5417", "\u5149\u6293\u5ec9\u653f\u5efa\u8bbe\u7b97\u4e0d\u7b97\u843d\u5b9e\u4e86\u4e3b\u4f53\u8d23\u4efb", "\u628a\u4e3b\u4f53\u8d23\u4efb\u7b49\u540c\u4e8e\u515a\u98ce\u5ec9\u653f\u8d23\u4efb\u5bf9\u5417", "\u4e3b\u4f53\u8d23\u4efb\u7684\u57fa\u672c\u8981\u6c42\u548c\u539f\u5219", "\u4e3b\u4f53\u8d23\u4efb\u5305\u62ec\u653f\u6cbb\u601d\u60f3\u7ec4\u7ec7\u4f5c\u98ce\u7eaa\u5f8b\u54ea\u4e9b\u65b9\u9762", "\u53cd\u8150\u8d25\u548c\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u662f\u4ec0\u4e48\u5173\u7cfb", "\u53ea\u641e\u5ec9\u653f\u6559\u80b2\u80fd\u7b97\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u5417", "\u65b9\u6848\u91cc\u53ea\u5199\u53cd\u8150\u5185\u5bb9\u884c\u4e0d\u884c", "\u4e3b\u4f53\u8d23\u4efb\u548c\u5ec9\u653f\u8d23\u4efb\u662f\u4e0d\u662f\u540c\u4e00\u56de\u4e8b", "\u4e3b\u4f53\u8d23\u4efb\u7684\u542b\u4e49\u548c\u5916\u5ef6", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u90fd\u7ba1\u54ea\u4e9b\u65b9\u9762", "\u628a\u4ece\u4e25\u6cbb\u515a\u7b49\u540c\u4e8e\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u9519\u5728\u54ea\u91cc", "\u5149\u6293\u53cd\u8150\u8d25\u7b97\u4e0d\u7b97\u843d\u5b9e\u4e86\u4e3b\u4f53\u8d23\u4efb", "\u4e3b\u4f53\u8d23\u4efb\u7684\u57fa\u672c\u539f\u5219\u6709\u51e0\u6761", "\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u548c\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u8c01\u5305\u542b\u8c01", "\u4e3b\u4f53\u8d23\u4efb\u662f\u4e0d\u662f\u53ea\u8bb2\u5ec9\u6d01", "\u4ece\u4e25\u6cbb\u515a\u4e3a\u4ec0\u4e48\u4e0d\u80fd\u53ea\u5199\u5ec9\u653f", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u8981\u575a\u6301\u4ec0\u4e48\u539f\u5219", "\u4e3b\u4f53\u8d23\u4efb\u6db5\u76d6\u653f\u6cbb\u601d\u60f3\u7ec4\u7ec7\u4f5c\u98ce\u7eaa\u5f8b"]','[2, 3, 6]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(2,2,1,'全面从严治党主体责任由谁来承担？','责任主体是党委（党组）集体，不是纪检机关，也不是某一个科室。
一、地方党委、党组（党委）对本地区本单位全面从严治党负主体责任；书记是第一责任人；班子其他成员按照分工，对职责范围内的全面从严治党工作负重要领导责任。
二、纪检机关、党的工作机关、党委直属事业单位在本单位，以及党的基层组织，参照执行。没有设党组的单位，由所在党组织参照落实。
三、党建工作领导小组负责议事协调；机关党委是机关党建工作专责机构，协助党组落实；党委办公厅（室）和职能部门在职责范围内具体执行；机关工委统一组织、指导机关党建。
四、纪检机关（含派驻组）负监督责任，并以提出建议、监督推动等方式协助，不能代替主体责任。','责任主体是党委（党组）集体，书记是第一责任人，班子其他成员按分工负重要领导责任；未设党组的由所在党组织参照执行。派驻组负监督责任，不代替主体责任。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u4e8c\u6761\u3001\u7b2c\u516d\u6761\u3001\u7b2c\u4e03\u6761\u3001\u7b2c\u516b\u6761\u3001\u7b2c\u4e5d\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u515a\u5185\u76d1\u7763\u6761\u4f8b\u300b\uff082016\u5e74\uff09\u7b2c\u4e09\u7ae0", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u8d23\u4efb\u4e3b\u4f53", "\u8c01\u627f\u62c5", "\u515a\u7ec4", "\u673a\u5173\u515a\u59d4", "\u53c2\u7167\u6267\u884c"]','["\u4e3b\u4f53\u8d23\u4efb\u5f52\u8c01\u8d1f", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u5230\u5e95\u662f\u8c01\u7684\u8d23\u4efb\uff0c\u662f\u7eaa\u59d4\u7684\u8fd8\u662f\u515a\u7ec4\u7684", "\u8d23\u4efb\u4e3b\u4f53\u6709\u54ea\u4e9b", "ztzr \u8c01\u627f\u62c5", "\u6211\u4eec\u662f\u5c40\u4e0b\u5c5e\u7684\u4e8b\u4e1a\u5355\u4f4d\uff0c\u6ca1\u6709\u515a\u7ec4\u53ea\u6709\u515a\u652f\u90e8\uff0c\u8fd9\u4e2a\u4e3b\u4f53\u8d23\u4efb\u8981\u4e0d\u8981\u62c5", "\u4e3b\u4f53\u5219\u4efb\u8c01\u6765\u625b", "\u515a\u5efa\u529e\u8bf4\u8fd9\u662f\u6d3e\u9a7b\u7ec4\u7684\u4e8b\uff0c\u5bf9\u4e0d\u5bf9\uff1f\u4e3b\u4f53\u8d23\u4efb\u8be5\u54ea\u4e2a\u62c5", "\u673a\u5173\u515a\u59d4\u5728\u4e3b\u4f53\u8d23\u4efb\u91cc\u7b97\u4ec0\u4e48\u89d2\u8272", "\u8c01\u6765\u8d1f\u4e3b\u4f53\u8d23\u4efb", "\u4e3b\u4f53\u8d23\u4efb\u8c01\u6765\u843d\u5b9e", "\u4e3b\u4f53\u8d23\u4efb\u662f\u4e0d\u662f\u7eaa\u59d4\u7684\u4e8b", "\u4e3b\u4f53\u8d23\u4efb\u7531\u54ea\u4e2a\u90e8\u95e8\u8d1f\u8d23", "\u6ca1\u8bbe\u515a\u7ec4\u7684\u5355\u4f4d\u7531\u8c01\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb", "\u4e0b\u5c5e\u5355\u4f4d\u515a\u652f\u90e8\u515a\u603b\u652f\u8981\u4e0d\u8981\u627f\u62c5\u4e3b\u4f53\u8d23\u4efb", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u7684\u8d23\u4efb\u843d\u5728\u8c01\u8eab\u4e0a", "\u57fa\u5c42\u515a\u7ec4\u7ec7\u53c2\u7167\u6267\u884c\u5417", "\u673a\u5173\u5de5\u59d4\u5728\u4ece\u4e25\u6cbb\u515a\u91cc\u8d77\u4ec0\u4e48\u4f5c\u7528", "\u515a\u5efa\u5de5\u4f5c\u9886\u5bfc\u5c0f\u7ec4\u8d1f\u4ec0\u4e48\u8d23\u4efb", "\u4e8b\u4e1a\u5355\u4f4d\u9002\u7528\u4e0d\u9002\u7528\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a", "\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u9002\u7528\u54ea\u4e9b\u5355\u4f4d", "\u4e3b\u4f53\u8d23\u4efb\u5e94\u8be5\u8c01\u625b\u8d77\u6765", "\u4e3b\u4f53\u8d23\u4efb\u7684\u8d23\u4efb\u4eba", "\u8c01\u5bf9\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u8d1f\u603b\u8d23", "\u4e3b\u4f53\u8d23\u4efb\u843d\u5230\u54ea\u4e2a\u90e8\u95e8\u5934\u4e0a", "\u4ece\u4e25\u6cbb\u515a\u5f52\u54ea\u4e2a\u79d1\u5ba4\u7ba1", "\u7eaa\u68c0\u90e8\u95e8\u8981\u4e0d\u8981\u627f\u62c5\u4e3b\u4f53\u8d23\u4efb", "\u4ece\u4e25\u6cbb\u515a\u7531\u8c01\u7275\u5934\u6293", "\u4e3b\u4f53\u8d23\u4efb\u627f\u62c5\u4e3b\u4f53", "\u515a\u603b\u652f\u515a\u652f\u90e8\u600e\u4e48\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb", "\u4e3b\u4f53\u8d23\u4efb\u8be5\u515a\u7ec4\u627f\u62c5\u8fd8\u662f\u6d3e\u9a7b\u7ec4\u627f\u62c5", "\u5b66\u6821\u533b\u9662\u8fd9\u6837\u7684\u4e8b\u4e1a\u5355\u4f4d\u4e5f\u8981\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u5417", "\u8c01\u5e94\u5f53\u5c65\u884c\u4e3b\u4f53\u8d23\u4efb", "\u4ece\u4e25\u6cbb\u515a\u7684\u62c5\u5b50\u8c01\u6765\u6311", "\u4e3b\u4f53\u8d23\u4efb\u7a76\u7adf\u5f52\u8c01", "\u5404\u90e8\u95e8\u4e92\u76f8\u63a8\uff0c\u4e3b\u4f53\u8d23\u4efb\u7b97\u8c01\u7684", "\u4e8c\u7ea7\u673a\u6784\u8981\u4e0d\u8981\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb", "\u4e3b\u4f53\u8d23\u4efb\u7531\u8c01\u625b\u3001\u538b\u5728\u8c01\u8eab\u4e0a", "\u4ece\u4e25\u6cbb\u515a\u8be5\u54ea\u4e2a\u90e8\u95e8\u7275\u5934", "\u6211\u5355\u4f4d\u6ca1\u6709\u515a\u7ec4\u7531\u8c01\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb", "\u4e3b\u4f53\u8d23\u4efb\u662f\u96c6\u4f53\u7684\u8fd8\u662f\u67d0\u4e00\u4e2a\u4eba\u7684", "\u515a\u652f\u90e8\u7b97\u4e0d\u7b97\u8d23\u4efb\u4e3b\u4f53", "\u7eaa\u68c0\u90e8\u95e8\u8d1f\u8d23\u76d1\u7763\u8fd8\u662f\u8d1f\u8d23\u4e3b\u4f53\u8d23\u4efb", "\u79d1\u5ba4\u4e4b\u95f4\u4e92\u76f8\u63a8\uff0c\u4e3b\u4f53\u8d23\u4efb\u7b97\u8c01\u7684", "\u515a\u529e\u548c\u673a\u5173\u515a\u59d4\u5728\u4e3b\u4f53\u8d23\u4efb\u4e2d\u7684\u5206\u5de5", "\u4e0b\u5c5e\u5355\u4f4d\u7684\u515a\u7ec4\u7ec7\u627f\u62c5\u4e3b\u4f53\u8d23\u4efb\u5417", "\u8c01\u662f\u627f\u62c5\u8005\u8c01\u662f\u534f\u52a9\u8005", "\u76d1\u7763\u8d23\u4efb\u662f\u8c01\u7684\u4e3b\u4f53\u8d23\u4efb\u662f\u8c01\u7684", "\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u7531\u8c01\u6765\u8d1f\u8d23"]','[1, 4, 5]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(3,3,1,'党组（党委）领导班子集体要履行哪些主体责任？','党组（党委）要坚持党建工作与业务工作同谋划、同部署、同推进、同考核，集体履行11项责任：
1.坚决做到“两个维护”，执行上级决定；2.把方向、管大局、保落实；3.把政治建设摆在首位，涵养机关政治生态；4.加强理论武装，落实意识形态责任制；5.执行民主集中制，坚持党管干部、党管人才，建强基层组织和党员队伍；6.加强作风建设，落实中央八项规定精神，整治“四风”；7.加强纪律建设，履行党风廉政建设主体责任，支持纪检监察机关监督；8.带头遵守党内法规，健全党建工作制度；9.抓好领导机关和直属单位党组织建设，接受机关工委指导督促；10.做好统战和群团工作；11.结合实际解决影响本单位全面从严治党的突出问题。
地方党委为12项，内容更广。
领导班子对职责范围内的工作负全面领导责任。请每年对照上述各项逐一查漏补缺。','党组集体责任共11项，涵盖政治、思想、组织、作风、纪律、制度建设和统战群团等，要求党建与业务同谋划、同部署、同推进、同考核；班子负全面领导责任。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u516d\u6761\u3001\u7b2c\u4e03\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u95ee\u8d23\u6761\u4f8b\u300b\uff082019\u5e74\uff09\u7b2c\u516d\u6761"]','["\u9886\u5bfc\u73ed\u5b50", "\u96c6\u4f53\u8d23\u4efb", "\u515a\u7ec4\u804c\u8d23", "\u5341\u4e00\u9879", "\u5168\u9762\u9886\u5bfc\u8d23\u4efb"]','["\u515a\u7ec4\u96c6\u4f53\u7684\u4e3b\u4f53\u8d23\u4efb\u6709\u54ea\u4e9b", "\u515a\u7ec4\u8981\u7ba1\u54ea\u4e9b\u4e8b\u624d\u7b97\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb", "\u9886\u5bfc\u73ed\u5b50 \u4e3b\u4f53\u8d23\u4efb \u5185\u5bb9", "\u6321\u7ec4\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u4e00\u5171\u6709\u51e0\u9879\u5185\u5bb9", "dangzu ztzr neirong", "\u4f5c\u4e3a\u4e00\u4e2a\u5c40\u7684\u515a\u7ec4\uff0c\u5bf9\u672c\u7cfb\u7edf\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u5177\u4f53\u8981\u6293\u54ea\u4e9b\u5de5\u4f5c\uff1f", "\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u7b2c\u4e03\u6761\u90fd\u5199\u4e86\u5565", "\u540c\u8c0b\u5212\u540c\u90e8\u7f72\u540c\u63a8\u8fdb\u540c\u8003\u6838\u662f\u5bf9\u8c01\u8bf4\u7684", "\u515a\u7ec4\u4e3b\u4f53\u8d23\u4efb\u7684\u5341\u4e00\u9879\u5185\u5bb9", "\u515a\u59d4\u4e3b\u4f53\u8d23\u4efb\u5341\u4e8c\u9879\u662f\u4ec0\u4e48", "\u515a\u7ec4\u5728\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u65b9\u9762\u7684\u804c\u8d23", "\u515a\u7ec4\u73ed\u5b50\u96c6\u4f53\u8981\u627f\u62c5\u54ea\u4e9b\u8d23\u4efb", "\u9886\u5bfc\u73ed\u5b50\u5e94\u5f53\u6293\u597d\u54ea\u51e0\u65b9\u9762\u7684\u5de5\u4f5c", "\u73ed\u5b50\u96c6\u4f53\u8d23\u4efb\u5305\u62ec\u4ec0\u4e48", "\u515a\u59d4\u9886\u5bfc\u73ed\u5b50\u7684\u4e3b\u4f53\u8d23\u4efb\u5185\u5bb9", "\u515a\u5efa\u548c\u4e1a\u52a1\u56db\u4e2a\u540c\u6307\u4ec0\u4e48", "\u515a\u7ec4\u6293\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u8981\u6293\u54ea\u4e9b\u65b9\u9762", "\u9886\u5bfc\u73ed\u5b50\u8d1f\u5168\u9762\u9886\u5bfc\u8d23\u4efb\u662f\u4ec0\u4e48\u610f\u601d", "\u515a\u7ec4\u5c65\u884c\u4e3b\u4f53\u8d23\u4efb\u7684\u5177\u4f53\u4efb\u52a1", "\u628a\u65b9\u5411\u7ba1\u5927\u5c40\u4fdd\u843d\u5b9e", "\u515a\u7ec4\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u8981\u505a\u54ea\u4e9b\u5de5\u4f5c", "\u515a\u7ec4\u7684\u8d23\u4efb\u6709\u54ea\u4e9b", "\u515a\u7ec4\u8981\u5c65\u884c\u7684\u804c\u8d23\u4efb\u52a1", "\u515a\u7ec4\u5bf9\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u8d1f\u54ea\u4e9b\u8d23\u4efb", "\u9886\u5bfc\u73ed\u5b50\u5e94\u627f\u62c5\u7684\u8d23\u4efb", "\u515a\u7ec4\u5e94\u8be5\u62c5\u8d1f\u4ec0\u4e48\u6837\u7684\u8d23\u4efb", "\u7ba1\u515a\u6cbb\u515a\u515a\u7ec4\u8981\u8d1f\u8d23\u4ec0\u4e48", "\u515a\u7ec4\u96c6\u4f53\u8d23\u4efb\u6709\u51e0\u9879", "\u515a\u7ec4\u843d\u5b9e\u4ece\u4e25\u6cbb\u515a\u7684\u4e3b\u8981\u5185\u5bb9", "\u73ed\u5b50\u7684\u96c6\u4f53\u8d23\u4efb", "\u515a\u5efa\u4e0e\u4e1a\u52a1\u600e\u6837\u540c\u90e8\u7f72\u540c\u843d\u5b9e", "\u89c4\u5b9a\u5bf9\u515a\u7ec4\u63d0\u51fa\u4e86\u54ea\u4e9b\u8981\u6c42", "\u515a\u7ec4\u8981\u7814\u7a76\u89e3\u51b3\u54ea\u4e9b\u65b9\u9762\u7684\u95ee\u9898", "\u56db\u4e2a\u540c\u7684\u5185\u5bb9", "\u515a\u7ec4\u8981\u6293\u7684\u51e0\u9879\u8d23\u4efb", "\u515a\u7ec4\u4e00\u73ed\u4eba\u96c6\u4f53\u8981\u6293\u4ec0\u4e48", "\u73ed\u5b50\u6574\u4f53\u5728\u7ba1\u515a\u6cbb\u515a\u4e0a\u7684\u4efb\u52a1", "\u515a\u7ec4\u7684\u5341\u4e00\u9879\u5185\u5bb9\u9010\u6761\u662f\u4ec0\u4e48", "\u515a\u5efa\u548c\u4e1a\u52a1\u600e\u6837\u540c\u6b65\u8c0b\u5212\u540c\u6b65\u63a8\u8fdb", "\u9886\u5bfc\u96c6\u4f53\u8981\u8d1f\u4ec0\u4e48\u6837\u7684\u9886\u5bfc\u8d23\u4efb", "\u515a\u7ec4\u4f5c\u98ce\u5efa\u8bbe\u7eaa\u5f8b\u5efa\u8bbe\u65b9\u9762\u7684\u8d23\u4efb", "\u515a\u7ec4\u5728\u610f\u8bc6\u5f62\u6001\u548c\u6c11\u4e3b\u96c6\u4e2d\u5236\u4e0a\u7684\u8d23\u4efb", "\u5730\u65b9\u515a\u59d4\u6bd4\u515a\u7ec4\u591a\u51fa\u54ea\u51e0\u9879", "\u515a\u7ec4\u652f\u6301\u7eaa\u68c0\u76d1\u5bdf\u673a\u5173\u5de5\u4f5c\u7b97\u54ea\u4e00\u9879", "\u515a\u7ec4\u4f1a\u8981\u7814\u7a76\u843d\u5b9e\u54ea\u4e9b\u4ece\u4e25\u6cbb\u515a\u5185\u5bb9"]','[2, 4, 5]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(4,4,1,'党组（党委）书记作为第一责任人要做哪些事？','书记是本单位全面从严治党第一责任人，请做好以下五件事：
一、做到四个亲自：重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要案件亲自督办。
二、管好班子、带好队伍、抓好落实；支持、指导、督促班子其他成员和下级书记履行责任，发现问题及时提醒纠正。
三、带头调查研究，听取党员、干部和群众对全面从严治党的意见。
四、对班子其他成员、下一级书记，发现苗头性、倾向性问题及时提醒谈话；责任落实不到位的，及时约谈。
五、带头执行民主集中制，重大问题集体讨论决定，不搞一言堂。','书记要做到四个亲自：重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要案件亲自督办；管好班子、带好队伍，及时提醒、约谈，带头执行民主集中制。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u516b\u6761\u7b2c\u4e8c\u6b3e\u3001\u7b2c\u5341\u4e09\u6761\u3001\u7b2c\u5341\u516d\u6761", "\u300a\u5173\u4e8e\u65b0\u5f62\u52bf\u4e0b\u515a\u5185\u653f\u6cbb\u751f\u6d3b\u7684\u82e5\u5e72\u51c6\u5219\u300b\uff082016\u5e74\uff09\u7b2c\u516d\u90e8\u5206"]','["\u7b2c\u4e00\u8d23\u4efb\u4eba", "\u4e66\u8bb0", "\u4e00\u628a\u624b", "\u56db\u4e2a\u4eb2\u81ea"]','["\u4e66\u8bb0\u7b2c\u4e00\u8d23\u4efb\u4eba\u8981\u5e72\u5565", "\u4e00\u628a\u624b \u4e3b\u4f53\u8d23\u4efb", "\u56db\u4e2a\u4eb2\u81ea\u662f\u54ea\u56db\u4e2a", "\u515a\u7ec4\u4e66\u8bb0\u6293\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u5177\u4f53\u8981\u6c42\u662f\u4ec0\u4e48\uff0c\u9a6c\u4e0a\u8981\u7ed9\u5c40\u957f\u5199\u53d1\u8a00\u7a3f", "\u8f93\u8bb0\u7684\u7b2c\u4e00\u8d23\u4efb\u662f\u5565", "dzsj dyzrr", "\u65b0\u6765\u7684\u5c40\u957f\u517c\u515a\u7ec4\u4e66\u8bb0\uff0c\u4ed6\u8be5\u8d1f\u54ea\u4e9b\u8d23", "\u7b2c\u4e00\u8d23\u4efb\u4eba\u804c\u8d23\u600e\u4e48\u4f53\u73b0", "\u515a\u7ec4\u4e66\u8bb0\u7684\u4e3b\u4f53\u8d23\u4efb", "\u7b2c\u4e00\u8d23\u4efb\u4eba\u662f\u8c01", "\u4e3b\u8981\u8d1f\u8d23\u4eba\u8981\u5c65\u884c\u4ec0\u4e48\u8d23\u4efb", "\u4e00\u628a\u624b\u5728\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e0a\u8981\u505a\u4ec0\u4e48", "\u515a\u59d4\u4e66\u8bb0\u600e\u6837\u5c65\u884c\u7b2c\u4e00\u8d23\u4efb\u4eba\u8d23\u4efb", "\u4e66\u8bb0\u8981\u4eb2\u81ea\u6293\u54ea\u4e9b\u5de5\u4f5c", "\u91cd\u8981\u5de5\u4f5c\u4eb2\u81ea\u90e8\u7f72\u540e\u9762\u51e0\u53e5\u662f\u4ec0\u4e48", "\u5c40\u957f\u4f5c\u4e3a\u4e00\u628a\u624b\u5e94\u8be5\u600e\u4e48\u6293\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe", "\u5355\u4f4d\u4e3b\u8981\u9886\u5bfc\u7684\u8d23\u4efb\u6709\u54ea\u4e9b", "\u4e66\u8bb0\u600e\u4e48\u5e26\u5934", "\u7b2c\u4e00\u8d23\u4efb\u4eba\u8981\u627f\u62c5\u54ea\u4e9b\u804c\u8d23", "\u4e00\u628a\u624b\u7684\u7b2c\u4e00\u8d23\u4efb\u600e\u4e48\u843d\u5b9e", "\u4e3b\u8981\u9886\u5bfc\u6293\u4ece\u4e25\u6cbb\u515a\u8981\u505a\u54ea\u4e9b", "\u4e66\u8bb0\u7684\u804c\u8d23", "\u4e66\u8bb0\u4e2a\u4eba\u5728\u4ece\u4e25\u6cbb\u515a\u4e0a\u8d1f\u4ec0\u4e48\u8d23\u4efb", "\u521a\u5f53\u4e0a\u4e00\u628a\u624b\u8981\u6ce8\u610f\u5c65\u884c\u54ea\u4e9b\u8d23\u4efb", "\u4eb2\u81ea\u90e8\u7f72\u4eb2\u81ea\u8fc7\u95ee\u4eb2\u81ea\u534f\u8c03\u4eb2\u81ea\u7763\u529e", "\u5c40\u957f\u7684\u7b2c\u4e00\u8d23\u4efb\u4eba\u8d23\u4efb", "\u4e00\u628a\u624b\u7684\u8d23\u4efb", "\u515a\u59d4\u4e66\u8bb0\u8981\u505a\u4ec0\u4e48", "\u4e66\u8bb0\u600e\u4e48\u7ba1\u597d\u73ed\u5b50\u5e26\u597d\u961f\u4f0d", "\u4e66\u8bb0\u8981\u4e0d\u8981\u5e26\u5934\u8c03\u7814", "\u4e00\u628a\u624b\u80fd\u4e0d\u80fd\u4e00\u4e2a\u4eba\u8bf4\u4e86\u7b97", "\u4e3b\u8981\u9886\u5bfc\u5982\u4f55\u5c65\u804c\u5c3d\u8d23", "\u7b2c\u4e00\u8d23\u4efb\u4eba\u8d23\u4efb\u6e05\u5355\u4ee5\u5916\u8fd8\u8981\u505a\u4ec0\u4e48", "\u91cd\u8981\u6848\u4ef6\u7531\u8c01\u4eb2\u81ea\u7763\u529e", "\u4e3b\u8981\u8d1f\u8d23\u4eba\u8981\u4eb2\u81ea\u6293\u54ea\u4e9b", "\u5c40\u957f\u4e66\u8bb0\u8981\u8d1f\u7684\u8d23\u4efb", "\u4e66\u8bb0\u672c\u4eba\u8981\u5e26\u5934\u505a\u5230\u4ec0\u4e48", "\u5c40\u957f\u662f\u7b2c\u4e00\u8d23\u4efb\u4eba\uff0c\u8981\u4eb2\u81ea\u6293\u54ea\u4e9b", "\u4e66\u8bb0\u53ea\u6302\u540d\u4e0d\u8fc7\u95ee\u53ef\u4ee5\u5417", "\u4e00\u628a\u624b\u600e\u6837\u5e26\u597d\u73ed\u5b50\u7ba1\u597d\u961f\u4f0d", "\u4e66\u8bb0\u600e\u4e48\u7763\u4fc3\u5176\u4ed6\u73ed\u5b50\u6210\u5458", "\u4e66\u8bb0\u8981\u4eb2\u81ea\u8fc7\u95ee\u548c\u7763\u529e\u4ec0\u4e48", "\u4e00\u628a\u624b\u53d1\u8a00\u8868\u6001\u8981\u8bb2\u7684\u7b2c\u4e00\u8d23\u4efb\u5185\u5bb9", "\u4e3b\u8981\u9886\u5bfc\u5728\u4ece\u4e25\u6cbb\u515a\u4e2d\u8be5\u5e72\u7684\u4e8b", "\u4e66\u8bb0\u8981\u5230\u57fa\u5c42\u8c03\u7814\u542c\u610f\u89c1\u5417", "\u600e\u6837\u624d\u7b97\u5c65\u884c\u597d\u7b2c\u4e00\u8d23\u4efb\u4eba\u804c\u8d23"]','[3, 5, 12]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(5,5,1,'班子其他成员怎样履行“一岗双责”？','一岗双责，就是班子成员按照分工，既抓好分管业务，又对职责范围内的全面从严治党工作负重要领导责任。
要做三件事：一是领导、检查、督促分管部门和单位的全面从严治党工作，业务工作和从严治党一起研究、一起落实；二是对分管部门和单位的党员干部从严教育、管理、监督；三是对分管部门和单位党组织书记，发现苗头性、倾向性问题及时提醒谈话，责任落实不到位的及时约谈。
派驻机构会向班子成员通报其分管部门和单位领导干部遵规守纪、廉洁自律情况，请据此抓好分管领域。
说明：2010年的责任制规定就党风廉政建设写的是“主要领导责任”，2020年的规定就全面从严治党写的是“重要领导责任”，语境不同，请分开使用。','班子成员按分工既抓业务，又对职责范围内全面从严治党负重要领导责任：领导、检查、督促分管部门和单位，从严管理党员干部，有问题及时提醒谈话或者约谈。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u516b\u6761\u7b2c\u4e09\u6b3e\u3001\u7b2c\u5341\u516d\u6761", "\u300a\u7eaa\u68c0\u76d1\u5bdf\u673a\u5173\u6d3e\u9a7b\u673a\u6784\u5de5\u4f5c\u89c4\u5219\u300b\uff082022\u5e74\uff09\u7b2c\u4e09\u5341\u4e94\u6761", "\u300a\u5173\u4e8e\u5b9e\u884c\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u8d23\u4efb\u5236\u7684\u89c4\u5b9a\u300b\uff082010\u5e74\uff09\u7b2c\u516d\u6761\uff08\u4ec5\u4f5c\u8868\u8ff0\u5bf9\u7167\uff0c\u73b0\u884c\u6548\u529b\u4ee5\u5b98\u65b9\u6587\u672c\u4e3a\u51c6\uff09"]','["\u4e00\u5c97\u53cc\u8d23", "\u73ed\u5b50\u6210\u5458", "\u5206\u7ba1\u9886\u5bfc", "\u91cd\u8981\u9886\u5bfc\u8d23\u4efb", "\u526f\u804c"]','["\u4e00\u5c97\u53cc\u8d23", "\u4e00\u5c97\u53cc\u5219\u662f\u4ec0\u4e48\u610f\u601d", "ygsz", "\u73ed\u5b50\u526f\u804c\u6293\u515a\u98ce\u5ec9\u653f\u8981\u505a\u4ec0\u4e48", "\u6211\u662f\u5206\u7ba1\u4e1a\u52a1\u7684\u526f\u5c40\u957f\uff0c\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u8ddf\u6211\u6709\u5173\u7cfb\u5417", "\u5206\u7ba1\u9886\u5bfc\u7684\u8d23\u4efb", "\u73ed\u5b50\u6210\u5458\u4e0d\u662f\u4e00\u628a\u624b\uff0c\u8be5\u8d1f\u4ec0\u4e48\u9886\u5bfc\u8d23\u4efb", "yigangshuangze zenme luoshi", "\u4e00\u5c97\u53cc\u8d23\u600e\u4e48\u5c65\u884c", "\u4e00\u5c97\u53cc\u8d23\u5305\u62ec\u54ea\u4e24\u4e2a\u8d23\u4efb", "\u73ed\u5b50\u6210\u5458\u7684\u4e00\u5c97\u53cc\u8d23", "\u526f\u5c40\u957f\u600e\u4e48\u843d\u5b9e\u4e00\u5c97\u53cc\u8d23", "\u5206\u7ba1\u9886\u5bfc\u8981\u6293\u54ea\u4e9b\u4ece\u4e25\u6cbb\u515a\u5de5\u4f5c", "\u515a\u7ec4\u6210\u5458\u5728\u5206\u7ba1\u9886\u57df\u8d1f\u4ec0\u4e48\u8d23\u4efb", "\u73ed\u5b50\u5176\u4ed6\u6210\u5458\u7684\u8d23\u4efb\u662f\u4ec0\u4e48", "\u526f\u804c\u9886\u5bfc\u7684\u4e3b\u4f53\u8d23\u4efb", "\u53ea\u7ba1\u4e1a\u52a1\u4e0d\u7ba1\u515a\u5efa\u884c\u4e0d\u884c", "\u91cd\u8981\u9886\u5bfc\u8d23\u4efb\u6307\u7684\u662f\u4ec0\u4e48\u8d23\u4efb", "\u5206\u7ba1\u526f\u804c\u600e\u4e48\u6293\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe", "\u73ed\u5b50\u6210\u5458\u5bf9\u5206\u7ba1\u79d1\u5ba4\u8981\u7ba1\u4ec0\u4e48", "\u5176\u4ed6\u73ed\u5b50\u6210\u5458\u600e\u6837\u5c65\u8d23", "\u53cc\u8d23\u6307\u7684\u662f\u54ea\u4e24\u4e2a\u8d23\u4efb", "\u526f\u5c40\u957f\u7684\u8d23\u4efb", "\u5206\u7ba1\u9886\u5bfc\u6293\u4e1a\u52a1\u4e5f\u8981\u6293\u515a\u98ce\u5ec9\u653f\u5417", "\u53ea\u6293\u4e1a\u52a1\u4e0d\u6293\u961f\u4f0d\u53ef\u4ee5\u5417", "\u526f\u804c\u6293\u4ece\u4e25\u6cbb\u515a\u7684\u804c\u8d23", "\u73ed\u5b50\u6210\u5458\u5bf9\u5206\u7ba1\u5355\u4f4d\u7684\u515a\u5458\u5e72\u90e8\u600e\u4e48\u7ba1", "\u5206\u7ba1\u90e8\u95e8\u51fa\u4e86\u95ee\u9898\u5206\u7ba1\u9886\u5bfc\u6709\u6ca1\u6709\u8d23\u4efb", "\u73ed\u5b50\u6210\u5458\u7684\u8d23\u4efb", "\u515a\u7ec4\u6210\u5458\u7684\u4ece\u4e25\u6cbb\u515a\u8d23\u4efb", "\u600e\u4e48\u5f53\u597d\u5206\u7ba1\u9886\u57df\u7684\u8d23\u4efb\u4eba", "\u9886\u5bfc\u68c0\u67e5\u7763\u4fc3\u5206\u7ba1\u90e8\u95e8", "\u4e1a\u52a1\u5de5\u4f5c\u548c\u4ece\u4e25\u6cbb\u515a\u600e\u4e48\u4e24\u624b\u6293", "\u53cc\u8d23\u600e\u4e48\u7406\u89e3", "\u4e1a\u52a1\u548c\u5ec9\u653f\u4e00\u8d77\u6293", "\u5206\u7ba1\u4e1a\u52a1\u7684\u540c\u5fd7\u5728\u515a\u98ce\u65b9\u9762\u6709\u4ec0\u4e48\u8d23\u4efb", "\u53ea\u6293\u4e1a\u52a1\u4e0d\u6293\u515a\u98ce\u7b97\u4e0d\u7b97\u5931\u804c", "\u526f\u804c\u5bf9\u5206\u7ba1\u53e3\u7684\u5e72\u90e8\u600e\u4e48\u6559\u80b2\u7ba1\u7406", "\u73ed\u5b50\u91cc\u9664\u4e86\u4e66\u8bb0\u5176\u4ed6\u4eba\u8d1f\u4ec0\u4e48\u8d23\u4efb", "\u5206\u7ba1\u7684\u5904\u5ba4\u5355\u4f4d\u4ece\u4e25\u6cbb\u515a\u600e\u4e48\u6293", "\u53cc\u8d23\u6307\u7684\u662f\u4e1a\u52a1\u548c\u515a\u5efa\u4e24\u4efd\u8d23\u4efb\u5417", "\u6392\u540d\u9760\u540e\u7684\u73ed\u5b50\u6210\u5458\u4e5f\u8981\u6293\u4ece\u4e25\u6cbb\u515a\u5417", "\u81ea\u5df1\u90a3\u4e00\u644a\u7684\u515a\u98ce\u5ec9\u653f\u8c01\u6765\u7ba1", "\u7ba1\u4e1a\u52a1\u5fc5\u987b\u7ba1\u515a\u98ce\u5ec9\u653f", "\u526f\u804c\u8981\u7ed9\u5206\u7ba1\u5355\u4f4d\u505a\u54ea\u4e9b\u68c0\u67e5\u7763\u4fc3"]','[4, 8, 12]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(6,6,1,'主体责任清单和年度任务安排怎么制定？怎样才不虚化？','责任清单：党委（党组）可以结合实际制定，分别明确党委（党组）、书记、班子其他成员的责任，做到简便易行、务实管用。
年度任务安排：每年年初应当制定。按照上级决策部署，结合本单位形势和任务，坚持问题导向、突出重点，明确责任分工和完成时限。
避免虚化，请逐条自查：有没有结合部门职能和岗位廉政风险点；有没有具体措施和抓手；有没有责任人和完成时限；班子与个人是否分开列。照抄条文的，请修改后再报。
派驻组要求：清单推进情况按季度报，在每季度最后一个月25日前报送；不符合要求的退回，请按意见修改后重报；检查中再次发现虚化的，将提出纪律检查建议或者监察建议。','清单可结合实际制定，分党组、书记、班子成员三类明确责任；年度任务安排每年年初应当制定，写明分工和时限。派驻组要求清单推进情况按季度于当季末月25日前报。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u5341\u4e00\u6761\u3001\u7b2c\u5341\u4e8c\u6761", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u8d23\u4efb\u6e05\u5355", "\u5e74\u5ea6\u4efb\u52a1\u5b89\u6392", "\u4e09\u5f20\u6e05\u5355", "\u865a\u5316", "\u9000\u56de"]','["\u8d23\u4efb\u6e05\u5355\u600e\u4e48\u5199", "\u4e3b\u4f53\u8d23\u4efb\u8f7b\u5355\u8981\u5217\u54ea\u4e9b", "zrqd \u548b\u505a", "\u5e74\u5ea6\u4efb\u52a1\u5b89\u6392\u4ec0\u4e48\u65f6\u5019\u5b9a\uff0c\u8c01\u6765\u5b9a", "\u6e05\u5355\u88ab\u6d3e\u9a7b\u7ec4\u9000\u56de\u6765\u4e86\uff0c\u8bf4\u592a\u7a7a\uff0c\u600e\u4e48\u6539", "\u4e09\u5f20\u6e05\u5355", "\u6e05\u5355\u662f\u4e0d\u662f\u5fc5\u987b\u8981\u641e\uff0c\u6709\u6ca1\u6709\u786c\u6027\u89c4\u5b9a", "\u73ed\u5b50\u548c\u4e2a\u4eba\u7684\u6e05\u5355\u8981\u5206\u5f00\u5217\u5417", "\u4e3b\u4f53\u8d23\u4efb\u6e05\u5355\u600e\u4e48\u5236\u5b9a", "\u8d23\u4efb\u6e05\u5355\u6a21\u677f\u600e\u4e48\u586b", "\u6e05\u5355\u600e\u6837\u5199\u5f97\u5177\u4f53\u4e0d\u7a7a\u6cdb", "\u5e74\u5ea6\u8ba1\u5212\u4ec0\u4e48\u65f6\u5019\u5236\u5b9a", "\u5e74\u521d\u7684\u4efb\u52a1\u5b89\u6392\u8981\u5199\u4ec0\u4e48", "\u6e05\u5355\u5185\u5bb9\u592a\u865a\u88ab\u8981\u6c42\u91cd\u505a", "\u6e05\u5355\u8981\u7ed3\u5408\u5c97\u4f4d\u5ec9\u653f\u98ce\u9669\u70b9\u5417", "\u6bcf\u4e2a\u73ed\u5b50\u6210\u5458\u90fd\u8981\u6709\u8d23\u4efb\u6e05\u5355\u5417", "\u6e05\u5355\u7167\u6284\u4e0a\u7ea7\u7684\u884c\u4e0d\u884c", "\u8d23\u4efb\u6e05\u5355\u53ef\u4ee5\u4e0d\u5236\u5b9a\u5417", "\u6e05\u5355\u600e\u4e48\u624d\u4e0d\u6d41\u4e8e\u5f62\u5f0f", "\u5e74\u5ea6\u91cd\u70b9\u4efb\u52a1\u6e05\u5355\u600e\u4e48\u5217", "\u6e05\u5355\u63a8\u8fdb\u60c5\u51b5\u591a\u4e45\u62a5\u4e00\u6b21", "\u6e05\u5355\u63aa\u65bd\u7a7a\u6cdb\u600e\u4e48\u4fee\u6539", "\u6e05\u5355\u600e\u4e48\u5199", "\u6e05\u5355\u5199\u5f97\u592a\u7b3c\u7edf\u600e\u4e48\u6539", "\u6e05\u5355\u600e\u6837\u505a\u5230\u52a1\u5b9e\u7ba1\u7528", "\u6e05\u5355\u600e\u6837\u505a\u5230\u7b80\u4fbf\u6613\u884c", "\u6e05\u5355\u88ab\u9000\u56de\u8981\u600e\u4e48\u91cd\u62a5", "\u8d23\u4efb\u6e05\u5355\u6709\u4ec0\u4e48\u8981\u6c42", "\u5236\u5b9a\u6e05\u5355\u662f\u786c\u6027\u89c4\u5b9a\u5417", "\u5e74\u5ea6\u4efb\u52a1\u5b89\u6392\u600e\u4e48\u5199", "\u5e74\u521d\u8981\u5236\u5b9a\u4ec0\u4e48\u5b89\u6392", "\u6e05\u5355\u8981\u5199\u5230\u8d23\u4efb\u4eba\u548c\u5b8c\u6210\u65f6\u9650\u5417", "\u73ed\u5b50\u6210\u5458\u4e2a\u4eba\u6e05\u5355\u600e\u4e48\u5217", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u5e74\u5ea6\u8ba1\u5212", "\u6e05\u5355\u4e0d\u5177\u4f53\u4f1a\u6709\u4ec0\u4e48\u540e\u679c", "\u6e05\u5355\u88ab\u6253\u56de\u600e\u4e48\u529e", "\u6e05\u5355\u8981\u7ec6\u5316\u5230\u5c97\u4f4d\u548c\u4e2a\u4eba\u5417", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u5e74\u5ea6\u5b89\u6392", "\u5e74\u5ea6\u4efb\u52a1\u600e\u4e48\u5b89\u6392", "\u6e05\u5355\u7167\u6284\u53bb\u5e74\u7684\u53ef\u4ee5\u5417", "\u6e05\u5355\u53ea\u5199\u53e3\u53f7\u539f\u5219\u8bdd\u884c\u4e0d\u884c", "\u600e\u4e48\u628a\u6e05\u5355\u5199\u5b9e\u5199\u7ec6", "\u8d23\u4efb\u5206\u89e3\u8868\u600e\u4e48\u5217", "\u6e05\u5355\u6ca1\u6709\u91cf\u5316\u63aa\u65bd\u88ab\u6253\u56de", "\u6e05\u5355\u548c\u5e74\u5ea6\u5b89\u6392\u91cc\u8981\u6709\u65f6\u95f4\u8868\u5417", "\u5355\u4f4d\u548c\u4e2a\u4eba\u5404\u5199\u4e00\u4efd\u6e05\u5355\u5417", "\u4e0d\u5236\u5b9a\u8d23\u4efb\u6e05\u5355\u53ef\u4ee5\u5417", "\u6e05\u5355\u5957\u8bdd\u591a\u7a7a\u8bdd\u591a\u600e\u4e48\u529e", "\u5e74\u521d\u7684\u5de5\u4f5c\u5b89\u6392\u8c01\u6765\u5b9a\u5185\u5bb9"]','[3, 7, 8]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(7,7,1,'党组落实主体责任有哪些会议、报告和时间节点？','会议：每半年至少召开1次党组会议专题研究全面从严治党；派驻机构定期会同党组专题研究（没有规定具体次数）；年度民主生活会把落实责任情况作为对照检查内容，发生重大违纪违法案件、严重“四风”问题的，及时召开专题民主生活会。
年初：制定年度任务安排；党组（党委）向批准其设立的党组织书面报告上一年度落实情况，地方党委向上一级党委报告。
平时：用会议、文件等方式通报落实情况和问责典型。
派驻组要求的三项报告：一是责任清单推进情况，每季度最后一个月25日前；二是台账制度落实情况，每月25日前；三是“三重一大”事项推进落实情况，每季度最后一个月25日前。请使用派驻组下发的模板，有疑问请联系综合科。','每半年至少1次党组会议专题研究；年初制定任务安排并书面报告上年情况；派驻组要求的三项报告：台账每月25日前，清单、“三重一大”每季度末月25日前。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u5341\u6761\u3001\u7b2c\u5341\u4e8c\u6761\u3001\u7b2c\u5341\u4e94\u6761\u3001\u7b2c\u5341\u4e03\u6761\u3001\u7b2c\u5341\u4e5d\u6761", "\u300a\u7eaa\u68c0\u76d1\u5bdf\u673a\u5173\u6d3e\u9a7b\u673a\u6784\u5de5\u4f5c\u89c4\u5219\u300b\uff082022\u5e74\uff09\u7b2c\u4e09\u5341\u56db\u6761", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u4e13\u9898\u7814\u7a76", "\u6bcf\u534a\u5e74", "\u5e74\u5ea6\u62a5\u544a", "\u4e09\u9879\u62a5\u544a", "\u65f6\u95f4\u8282\u70b9"]','["\u515a\u7ec4\u591a\u4e45\u4e13\u9898\u7814\u7a76\u4e00\u6b21\u5168\u9762\u4ece\u4e25\u6cbb\u515a", "\u4e3b\u4f53\u8d23\u4efb\u60c5\u51b5\u62a5\u7ed9\u8c01\uff0c\u4ec0\u4e48\u65f6\u5019\u62a5", "\u4e13\u9898\u7814\u7a76\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u534a\u5e74\u4e00\u6b21\u8fd8\u662f\u4e00\u5b63\u5ea6\u4e00\u6b21", "\u4e00\u5e74\u91cc\u4e3b\u4f53\u8d23\u4efb\u7684\u89c4\u5b9a\u52a8\u4f5c\u6709\u54ea\u4e9b", "\u5e74\u521d\u90a3\u4e2a\u4e66\u9762\u62a5\u544a\u4ea4\u5230\u54ea\u91cc", "\u4e09\u9879\u62a5\u544a\u51e0\u53f7\u4e4b\u524d\u4ea4", "zhuanti yanjiu \u51e0\u4e2a\u6708\u4e00\u56de", "25\u53f7\u524d\u8981\u62a5\u7684\u662f\u54ea\u51e0\u6837", "\u4e09\u9879\u62a5\u544a\u662f\u54ea\u4e09\u9879", "\u515a\u7ec4\u4f1a\u4e00\u5e74\u8981\u7814\u7a76\u51e0\u6b21\u5168\u9762\u4ece\u4e25\u6cbb\u515a", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u7684\u5e74\u5ea6\u62a5\u544a\u62a5\u7ed9\u8c01", "\u4e3b\u4f53\u8d23\u4efb\u6709\u54ea\u4e9b\u65f6\u95f4\u8981\u6c42", "\u6bcf\u5b63\u5ea6\u8981\u62a5\u4ec0\u4e48\u6750\u6599", "\u5b63\u5ea6\u62a5\u544a\u4ec0\u4e48\u65f6\u5019\u622a\u6b62", "\u5168\u5e74\u8981\u5f00\u54ea\u4e9b\u4f1a\u4ea4\u54ea\u4e9b\u62a5\u544a", "\u843d\u5b9e\u60c5\u51b5\u62a5\u544a\u4ec0\u4e48\u65f6\u5019\u4ea4", "\u6d3e\u9a7b\u7ec4\u8981\u6c42\u62a5\u7684\u62a5\u544a\u6709\u51e0\u79cd", "\u4e3b\u4f53\u8d23\u4efb\u5de5\u4f5c\u7684\u65f6\u95f4\u8868", "\u515a\u7ec4\u4e13\u9898\u4f1a\u591a\u957f\u65f6\u95f4\u5f00\u4e00\u56de", "\u4e0a\u4e00\u5e74\u5ea6\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u60c5\u51b5\u4e66\u9762\u62a5\u544a", "\u6bcf\u6708\u6bcf\u5b63\u5ea6\u8981\u5411\u6d3e\u9a7b\u7ec4\u62a5\u9001\u54ea\u4e9b\u4e1c\u897f", "\u6d3e\u9a7b\u7ec4\u591a\u4e45\u548c\u515a\u7ec4\u4f1a\u5546\u4e00\u6b21\u4ece\u4e25\u6cbb\u515a", "\u4ece\u4e25\u6cbb\u515a\u4e13\u9898\u4f1a\u8bae\u51e0\u4e2a\u6708\u5f00\u4e00\u6b21", "\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u60c5\u51b5\u5411\u8c01\u62a5\u544a", "\u5e74\u5ea6\u62a5\u544a\u4ec0\u4e48\u65f6\u5019\u62a5\u7ed9\u4e0a\u7ea7\u515a\u7ec4\u7ec7", "\u5b63\u5ea6\u672b\u8981\u62a5\u54ea\u4e9b\u62a5\u544a", "\u6bcf\u670825\u65e5\u524d\u8981\u62a5\u4ec0\u4e48", "\u4e3b\u4f53\u8d23\u4efb\u5168\u5e74\u7684\u4f1a\u8bae\u548c\u62a5\u544a\u5b89\u6392", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u7684\u91cd\u8981\u65f6\u95f4\u8282\u70b9", "\u54ea\u4e9b\u4f1a\u8bae\u662f\u5fc5\u987b\u5f00\u7684", "\u515a\u7ec4\u4f1a\u4e13\u9898\u7814\u7a76\u4ece\u4e25\u6cbb\u515a\u6709\u6ca1\u6709\u6b21\u6570\u8981\u6c42", "\u4e09\u9879\u62a5\u544a\u600e\u4e48\u62a5", "\u4e09\u9879\u62a5\u544a\u7528\u4ec0\u4e48\u6a21\u677f", "\u4e0a\u5e74\u5ea6\u7684\u843d\u5b9e\u60c5\u51b5\u4ec0\u4e48\u65f6\u5019\u4e66\u9762\u62a5\u544a", "\u5b63\u5ea6\u62a5\u544a\u62a5\u54ea\u4e9b\u5185\u5bb9", "\u5b63\u62a5\u6708\u62a5\u8981\u62a5\u4ec0\u4e48", "\u4e00\u5e74\u6700\u5c11\u5f00\u51e0\u6b21\u4ece\u4e25\u6cbb\u515a\u4e13\u9898\u4f1a", "\u5b63\u5ea6\u672b\u8981\u4ea4\u7684\u51e0\u6837\u6750\u6599", "\u534a\u5e74\u5f00\u4e00\u6b21\u4e13\u9898\u4f1a\u591f\u4e0d\u591f", "\u6e05\u5355\u53f0\u8d26\u4e09\u91cd\u4e00\u5927\u5404\u591a\u4e45\u62a5\u4e00\u6b21", "\u4e00\u5e74\u5230\u5934\u4e3b\u4f53\u8d23\u4efb\u8981\u5f00\u7684\u4f1a\u8981\u4ea4\u7684\u6750\u6599", "\u53bb\u5e74\u7684\u60c5\u51b5\u62a5\u544a\u4eca\u5e74\u4ec0\u4e48\u65f6\u5019\u4ea4", "\u7814\u7a76\u4ece\u4e25\u6cbb\u515a\u7684\u4f1a\u8bae\u6b21\u6570", "\u62a5\u544a\u4ea4\u7ed9\u4e0a\u7ea7\u515a\u7ec4\u7ec7\u8fd8\u662f\u6d3e\u9a7b\u7ec4", "\u6708\u5e95\u5b63\u672b\u8981\u62a5\u7ed9\u6d3e\u9a7b\u7ec4\u7684\u6750\u6599", "\u6e05\u5355\u843d\u5b9e\u60c5\u51b5\u6309\u5b63\u62a5\u8fd8\u662f\u6309\u6708\u62a5", "\u5e74\u521d\u5e74\u4e2d\u5e74\u672b\u5404\u8981\u505a\u4ec0\u4e48"]','[6, 8, 10]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(8,8,1,'党风廉政建设主体责任台账怎么记、什么时候报？','以下为派驻组要求（全国性党内法规没有关于主体责任台账的条文）：
谁来记：每名班子成员都要有台账记录本，没有的请联系派驻组综合科领取。岗位变动、职责变化的，也要连续记录，不出现空档。
记什么：研究部署、检查督促、廉政谈话或者提醒谈话、约谈、教育学习、报告及其他履责情况。请写清日期、履责方式、对象、主要内容、发现的问题和整改结果，能看出本人做了什么。
怎么记：真实、及时、一事一记，附佐证材料；不突击补记，不照抄照搬。
什么时候报：每月25日前报送台账制度落实情况。','派驻组要求：每名班子成员都要记台账，一事一记、附佐证，写清履责方式和内容；岗位变动也要连续记录；每月25日前报送。台账本请到综合科领取。','["\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u53f0\u8d26", "\u5c65\u8d23\u8bb0\u5f55", "\u6bcf\u670825\u65e5", "\u8bb0\u5f55\u672c", "\u7efc\u5408\u79d1"]','["\u53f0\u8d26\u600e\u4e48\u8bb0", "\u53f0\u5e10\u6bcf\u4e2a\u6708\u51e0\u53f7\u62a5", "\u5c65\u8d23\u8bb0\u5f55\u5199\u4ec0\u4e48\u5185\u5bb9", "\u6ca1\u6709\u53f0\u8d26\u672c\u627e\u8c01\u9886", "\u5206\u7ba1\u5de5\u4f5c\u8c03\u6574\u4e86\uff0c\u539f\u6765\u7684\u53f0\u8d26\u8fd8\u8981\u8bb0\u5417", "taizhang jihao jiao", "\u62ac\u8d26\u683c\u5f0f\u6709\u6ca1\u6709", "\u4e3b\u4f53\u8d23\u4efb\u53f0\u8d26\u8981\u8bb0\u54ea\u4e9b\u5c65\u8d23\u65b9\u5f0f", "\u53f0\u8d26", "\u515a\u98ce\u5ec9\u653f\u53f0\u8d26\u600e\u4e48\u586b", "\u53f0\u8d26\u4ec0\u4e48\u65f6\u5019\u4ea4", "\u53f0\u8d26\u8981\u9644\u4f50\u8bc1\u6750\u6599\u5417", "\u5c65\u8d23\u53f0\u8d26\u51e0\u53f7\u622a\u6b62", "\u53f0\u8d26\u8c01\u6765\u8bb0\uff0c\u662f\u4e0d\u662f\u6bcf\u4e2a\u9886\u5bfc\u90fd\u8981\u8bb0", "\u53f0\u8d26\u8bb0\u5f55\u672c\u4e22\u4e86\u600e\u4e48\u529e", "\u6362\u4e86\u5c97\u4f4d\u53f0\u8d26\u600e\u4e48\u8854\u63a5", "\u5ec9\u653f\u8c08\u8bdd\u8981\u4e0d\u8981\u8bb0\u8fdb\u53f0\u8d26", "\u53f0\u8d26\u53ef\u4ee5\u8865\u8bb0\u5417", "\u5c65\u8d23\u7eaa\u5b9e\u672c\u600e\u4e48\u8bb0", "\u53f0\u8d26\u8bb0\u54ea\u4e9b\u5185\u5bb9", "\u4e00\u4ef6\u4e8b\u8bb0\u4e00\u6761\u8fd8\u662f\u53ef\u4ee5\u5408\u5e76\u8bb0", "\u53f0\u8d26\u6bcf\u6708\u4ec0\u4e48\u65f6\u95f4\u4e0a\u62a5", "\u53f0\u8d26\u7684\u683c\u5f0f", "\u53f0\u8d26\u8981\u8bb0\u5230\u4ec0\u4e48\u7a0b\u5ea6", "\u53f0\u8d26\u62a5\u9001\u65e5\u671f", "\u53f0\u8d26\u7684\u586b\u5199\u8981\u6c42", "\u9886\u5bfc\u672c\u4eba\u8981\u4e0d\u8981\u8bb0\u53f0\u8d26", "\u5de5\u4f5c\u53d8\u52a8\u4ee5\u540e\u53f0\u8d26\u8c01\u6765\u63a5\u7740\u8bb0", "\u53f0\u8d26\u672c\u7528\u5b8c\u4e86\u600e\u4e48\u529e", "\u53f0\u8d26\u5199\u5f97\u7b80\u5355\u884c\u4e0d\u884c", "\u6bcf\u4e2a\u6708\u7684\u53f0\u8d26\u54ea\u5929\u622a\u6b62", "\u53f0\u8d26\u91cc\u80fd\u5199\u63d0\u9192\u8c08\u8bdd\u5417", "\u526f\u804c\u7684\u53f0\u8d26\u600e\u4e48\u5199", "\u53f0\u8d26\u8981\u4e0d\u8981\u8d34\u7167\u7247", "\u5c65\u8d23\u60c5\u51b5\u600e\u4e48\u8bb0\u5f55", "\u53f0\u8d26\u672c\u53bb\u54ea\u91cc\u53d6", "\u65b0\u4efb\u9886\u5bfc\u7684\u53f0\u8d26\u4ece\u4ec0\u4e48\u65f6\u5019\u8bb0\u8d77", "\u53f0\u8d26\u662f\u9010\u6761\u8bb0\u8fd8\u662f\u6c47\u603b\u8bb0", "\u5f53\u6708\u6ca1\u6709\u53ef\u8bb0\u7684\u5185\u5bb9\u53f0\u8d26\u62a5\u4e0d\u62a5", "\u6708\u5e95\u96c6\u4e2d\u8865\u53f0\u8d26\u53ef\u4ee5\u5417", "\u63d0\u62d4\u6216\u65b0\u4e0a\u4efb\u4ee5\u540e\u53f0\u8d26\u600e\u4e48\u5f00\u59cb", "\u53f0\u8d26\u6709\u54ea\u4e9b\u680f\u76ee\u8981\u586b", "\u53f0\u8d26\u672c\u6ca1\u6709\u53d1\u5230\u600e\u4e48\u9886", "\u53f0\u8d26\u8981\u4e0d\u8981\u62cd\u7167\u7559\u75d5", "\u5206\u5de5\u53d8\u4e86\u53f0\u8d26\u8981\u4e0d\u8981\u6362\u672c", "\u6bcf\u4e2a\u73ed\u5b50\u6210\u5458\u90fd\u8981\u5355\u72ec\u8bb0\u4e00\u672c\u5417", "\u5f00\u4f1a\u8c08\u8bdd\u5b66\u4e60\u90fd\u5f80\u53f0\u8d26\u91cc\u8bb0\u5417"]','[5, 7, 12]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(9,9,1,'什么是“三重一大”？哪些事项必须由党组集体研究决定？','“三重一大”指四类事项：重大事项决策、重要干部任免、重要项目安排、大额资金使用。
这四类事项必须由领导班子集体研究决定，坚持集体领导、民主集中、个别酝酿、会议决定，按少数服从多数作出决定，不得用其他形式代替党组集体领导。
多少算“大额”没有全国统一标准，请以本单位“三重一大”实施办法和事项清单为准；没有明确的，请先提请党组研究明确。
个人或者少数人决定重大问题、故意规避集体决策、借集体决策名义集体违规的，依规给予党纪处分；公职人员违反民主集中制、个人或者少数人决定重大事项的，依法给予政务处分。
提示：2010年的“三重一大”意见只规范国有企业，机关单位不作直接依据。','“三重一大”指重大事项决策、重要干部任免、重要项目安排、大额资金使用，必须由领导班子集体研究决定。“大额”标准以本单位实施办法为准。','["\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7eaa\u5f8b\u5904\u5206\u6761\u4f8b\u300b\uff082023\u5e74\uff09\u7b2c\u4e03\u5341\u4e03\u6761\u7b2c\uff08\u4e09\uff09\u9879", "\u300a\u5173\u4e8e\u65b0\u5f62\u52bf\u4e0b\u515a\u5185\u653f\u6cbb\u751f\u6d3b\u7684\u82e5\u5e72\u51c6\u5219\u300b\uff082016\u5e74\uff09\u7b2c\u516d\u90e8\u5206", "\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u4e03\u6761\u7b2c\uff08\u4e94\uff09\u9879", "\u300a\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd\u516c\u804c\u4eba\u5458\u653f\u52a1\u5904\u5206\u6cd5\u300b\uff082020\u5e74\uff09\u7b2c\u4e09\u5341\u6761\u7b2c\uff08\u4e00\uff09\u9879"]','["\u4e09\u91cd\u4e00\u5927", "\u96c6\u4f53\u51b3\u7b56", "\u5927\u989d\u8d44\u91d1", "\u91cd\u8981\u5e72\u90e8\u4efb\u514d", "\u6c11\u4e3b\u96c6\u4e2d\u5236"]','["\u4ec0\u4e48\u662f\u4e09\u91cd\u4e00\u5927", "\u4e09\u79cd\u4e00\u5927\u5305\u62ec\u54ea\u4e9b", "szyd \u8303\u56f4", "\u4e70\u529e\u516c\u8bbe\u590750\u4e07\u7b97\u4e0d\u7b97\u4e09\u91cd\u4e00\u5927", "\u54ea\u4e9b\u4e8b\u5fc5\u987b\u4e0a\u515a\u7ec4\u4f1a\u96c6\u4f53\u5b9a", "\u5927\u989d\u8d44\u91d1\u591a\u5c11\u94b1\u7b97\u5927\u989d", "\u5e72\u90e8\u8f6e\u5c97\u8c03\u6574\u5c5e\u4e8e\u4e09\u91cd\u4e00\u5927\u5417", "\u4e09\u91cd\u4e00\u5927\u56db\u7c7b\u5206\u522b\u6307\u5565", "\u4e09\u91cd\u4e00\u5927", "\u4e09\u91cd\u4e00\u5927\u662f\u4ec0\u4e48\u610f\u601d", "\u4e09\u91cd\u4e00\u5927\u4e8b\u9879\u6709\u54ea\u4e9b", "\u4ec0\u4e48\u4e8b\u60c5\u9700\u8981\u96c6\u4f53\u7814\u7a76\u51b3\u5b9a", "\u5927\u989d\u8d44\u91d1\u7684\u6807\u51c6", "\u4e09\u91cd\u4e00\u5927\u7684\u5185\u5bb9\u548c\u8303\u56f4", "\u9886\u5bfc\u4e00\u4e2a\u4eba\u62cd\u677f\u884c\u4e0d\u884c", "\u4e0d\u4e0a\u4f1a\u76f4\u63a5\u5b9a\u9879\u76ee\u53ef\u4ee5\u5417", "\u5de5\u7a0b\u9879\u76ee\u8981\u4e0d\u8981\u4e0a\u515a\u7ec4\u4f1a", "\u5708\u9605\u4f20\u9605\u80fd\u4ee3\u66ff\u96c6\u4f53\u7814\u7a76\u5417", "\u4eba\u4e8b\u4efb\u514d\u8981\u4e0d\u8981\u96c6\u4f53\u7814\u7a76", "\u54ea\u4e9b\u5c5e\u4e8e\u91cd\u5927\u51b3\u7b56", "\u91cd\u5927\u9879\u76ee\u5b89\u6392\u6307\u4ec0\u4e48", "\u96c6\u4f53\u51b3\u7b56\u6709\u4ec0\u4e48\u8981\u6c42", "\u91c7\u8d2d\u591a\u5c11\u94b1\u4ee5\u4e0a\u8981\u96c6\u4f53\u7814\u7a76", "\u4e09\u91cd\u4e00\u5927\u5177\u4f53\u6307\u4ec0\u4e48", "\u4e09\u91cd\u4e00\u5927\u7684\u8303\u56f4", "\u54ea\u4e9b\u4e8b\u60c5\u8981\u4e0a\u4f1a\u7814\u7a76", "\u91cd\u5927\u95ee\u9898\u8981\u4e0d\u8981\u96c6\u4f53\u8ba8\u8bba\u51b3\u5b9a", "\u5927\u989d\u8d44\u91d1\u600e\u4e48\u754c\u5b9a", "\u591a\u5c11\u94b1\u7684\u652f\u51fa\u8981\u515a\u7ec4\u4f1a\u51b3\u5b9a", "\u4e70\u8f66\u4e70\u8bbe\u5907\u8981\u4e0d\u8981\u96c6\u4f53\u7814\u7a76", "\u5e72\u90e8\u8c03\u6574\u8981\u4e0d\u8981\u4e0a\u4f1a", "\u7ef4\u4fee\u5de5\u7a0b\u591a\u5c11\u94b1\u8981\u4e0a\u4f1a", "\u4f1a\u524d\u915d\u917f\u548c\u4f1a\u8bae\u51b3\u5b9a", "\u7ebf\u4e0a\u5f81\u6c42\u610f\u89c1\u80fd\u4e0d\u80fd\u4ee3\u66ff\u5f00\u4f1a", "\u4e00\u628a\u624b\u4e00\u4e2a\u4eba\u5b9a\u4e86\u9879\u76ee\u7b97\u8fdd\u89c4\u5417", "\u8fdd\u53cd\u6c11\u4e3b\u96c6\u4e2d\u5236\u600e\u4e48\u5904\u7406", "\u96c6\u4f53\u9886\u5bfc\u6c11\u4e3b\u96c6\u4e2d\u4e2a\u522b\u915d\u917f\u4f1a\u8bae\u51b3\u5b9a", "\u91d1\u989d\u591a\u5927\u8981\u4e0a\u515a\u7ec4\u4f1a", "\u91cd\u5927\u4e8b\u9879\u8c01\u6765\u5b9a", "\u5355\u4f4d\u4e70\u4e1c\u897f\u591a\u5c11\u94b1\u7b97\u4e09\u91cd\u4e00\u5927", "\u51e0\u5341\u4e07\u7684\u91c7\u8d2d\u8981\u96c6\u4f53\u7814\u7a76\u5417", "\u4eba\u4e8b\u8c03\u6574\u548c\u5e72\u90e8\u4efb\u514d\u7b97\u4e0d\u7b97\u4e09\u91cd\u4e00\u5927", "\u82b1\u591a\u5c11\u4e07\u8981\u73ed\u5b50\u96c6\u4f53\u5b9a", "\u4fee\u7f2e\u88c5\u4fee\u51e0\u4e07\u5757\u8981\u4e0d\u8981\u4e0a\u4f1a", "\u6dfb\u7f6e\u8bbe\u5907\u548c\u8f66\u8f86\u8981\u4e0d\u8981\u96c6\u4f53\u5b9a", "\u63d0\u62d4\u8c03\u52a8\u5e72\u90e8\u8981\u4e0d\u8981\u5f00\u4f1a\u5b9a", "\u4e2a\u4eba\u7b7e\u5b57\u5c31\u80fd\u529e\u7684\u4e8b\u6709\u54ea\u4e9b\u4e0d\u884c", "\u5fae\u4fe1\u7fa4\u91cc\u8868\u6001\u7b97\u4e0d\u7b97\u96c6\u4f53\u7814\u7a76", "\u9879\u76ee\u7acb\u9879\u8981\u4e0d\u8981\u73ed\u5b50\u96c6\u4f53\u5b9a", "\u4ec0\u4e48\u7ea7\u522b\u7684\u5e72\u90e8\u4efb\u514d\u8981\u96c6\u4f53\u7814\u7a76", "\u54ea\u4e9b\u94b1\u7b97\u5927\u989d\uff0c\u6807\u51c6\u7ebf\u5728\u54ea", "\u4e00\u652f\u7b14\u5ba1\u6279\u548c\u96c6\u4f53\u51b3\u7b56"]','[10, 7, 16]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(10,10,1,'“三重一大”事项怎样向派驻机构事前报告？','以下时限和表式为派驻组要求：
一、会前至少三天填写《“三重一大”事项报告表》，报派驻组。“明天研究今天报”“下午研究上午报”和临时通知，都不符合要求；确有特殊情况的，请报送时说明原因。
二、内容要完整，写清议题、背景、方案、依据；大额资金写明金额和分配，重大项目写明论证情况，使派驻组会前充分了解。
三、全过程报告。决策前的评估、评审、可行性研究等会议，也请通知派驻组参会，不能只通知最后的决策会。
四、会后，“三重一大”事项推进落实情况在每季度最后一个月25日前报送。
驻在单位应当主动及时通报重要情况、提供有关材料；派驻机构参加或者列席会议、了解“三重一大”决策制度执行情况，是规定的监督方式。省纪委17号文和报告表请到综合科领取。','派驻组要求：会前至少三天填《“三重一大”事项报告表》报派驻组，内容完整；评估、评审、可研等前期会议也要通知；推进落实情况每季度末月25日前报。','["\u300a\u7eaa\u68c0\u76d1\u5bdf\u673a\u5173\u6d3e\u9a7b\u673a\u6784\u5de5\u4f5c\u89c4\u5219\u300b\uff082022\u5e74\uff09\u7b2c\u5341\u4e00\u6761\u3001\u7b2c\u4e09\u5341\u4e8c\u6761\u7b2c\uff08\u4e00\uff09\u9879", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u4e8b\u524d\u62a5\u544a", "\u62a5\u544a\u8868", "\u4e09\u5929", "\u4e09\u91cd\u4e00\u5927\u62a5\u544a", "\u5168\u8fc7\u7a0b"]','["\u4e09\u91cd\u4e00\u5927\u8981\u63d0\u524d\u51e0\u5929\u62a5", "\u5f00\u515a\u7ec4\u4f1a\u7814\u7a76\u9879\u76ee\u8d44\u91d1\uff0c\u8981\u4e0d\u8981\u5148\u8ddf\u6d3e\u9a7b\u7ec4\u8bf4", "\u62a5\u544a\u8868\u4ec0\u4e48\u65f6\u5019\u4ea4", "szyd sqbg", "\u660e\u5929\u5c31\u8981\u5f00\u4f1a\u4e86\u4eca\u5929\u624d\u62a5\u884c\u4e0d\u884c", "\u9879\u76ee\u8bc4\u5ba1\u4f1a\u4e5f\u8981\u901a\u77e5\u6d3e\u9a7b\u7ec4\u5417", "\u4e09\u91cd\u4e00\u5927\u4e8b\u524d\u62b1\u544a\u600e\u4e48\u586b", "\u4e34\u65f6\u53ec\u5f00\u7684\u4f1a\u6765\u4e0d\u53ca\u62a5\u548b\u529e", "\u4e09\u91cd\u4e00\u5927\u600e\u4e48\u5411\u6d3e\u9a7b\u7ec4\u62a5\u544a", "\u4e09\u91cd\u4e00\u5927\u4e8b\u9879\u62a5\u544a\u8868\u600e\u4e48\u586b", "\u4f1a\u8bae\u901a\u77e5\u8981\u63d0\u524d\u591a\u4e45\u53d1\u7ed9\u6d3e\u9a7b\u7ec4", "\u5f00\u4f1a\u524d\u51e0\u5929\u901a\u77e5\u6d3e\u9a7b\u7ec4", "\u53ef\u7814\u8bba\u8bc1\u4f1a\u8981\u8bf7\u6d3e\u9a7b\u7ec4\u53c2\u52a0\u5417", "\u4e09\u91cd\u4e00\u5927\u4e8b\u524d\u62a5\u544a\u7684\u8981\u6c42", "\u4e0a\u4f1a\u4e4b\u524d\u8981\u7ed9\u6d3e\u9a7b\u7ec4\u62a5\u54ea\u4e9b\u6750\u6599", "\u62a5\u544a\u8868\u5728\u54ea\u91cc\u9886", "\u7d27\u6025\u4f1a\u8bae\u6765\u4e0d\u53ca\u63d0\u524d\u4e09\u5929\u600e\u4e48\u529e", "\u524d\u671f\u8bc4\u4f30\u4f1a\u8bae\u9700\u8981\u62a5\u544a\u5417", "\u4e09\u91cd\u4e00\u5927\u62a5\u5907\u6d41\u7a0b", "\u515a\u7ec4\u4f1a\u8bae\u9898\u8981\u63d0\u524d\u62a5\u6d3e\u9a7b\u7ec4\u5417", "\u63d0\u524d\u4e09\u5929\u662f\u600e\u4e48\u89c4\u5b9a\u7684", "\u4e09\u91cd\u4e00\u5927\u63a8\u8fdb\u843d\u5b9e\u60c5\u51b5\u4ec0\u4e48\u65f6\u5019\u62a5", "17\u53f7\u6587\u8981\u6c42\u600e\u4e48\u62a5", "\u4e09\u91cd\u4e00\u5927\u63d0\u524d\u591a\u5c11\u5929\u62a5\u544a", "\u4f1a\u524d\u8981\u7ed9\u6d3e\u9a7b\u7ec4\u62a5\u4ec0\u4e48\u8868", "\u4ec0\u4e48\u65f6\u5019\u628a\u62a5\u544a\u8868\u4ea4\u7ed9\u6d3e\u9a7b\u7ec4", "\u53ea\u901a\u77e5\u51b3\u7b56\u4f1a\u4e0d\u901a\u77e5\u8bc4\u5ba1\u4f1a\u53ef\u4ee5\u5417", "\u4e0a\u5348\u62a5\u4e0b\u5348\u5f00\u4f1a\u53ef\u4ee5\u5417", "\u4f1a\u8bae\u524d\u4e00\u5929\u624d\u62a5\u544a\u53ef\u4ee5\u5417", "\u515a\u7ec4\u4f1a\u7814\u7a76\u4e09\u91cd\u4e00\u5927\u8981\u4e0d\u8981\u8bf7\u6d3e\u9a7b\u7ec4\u53c2\u52a0", "\u8bba\u8bc1\u4f1a\u8bc4\u5ba1\u4f1a\u8981\u4e0d\u8981\u62a5\u6d3e\u9a7b\u7ec4", "\u4e34\u65f6\u52a0\u8bae\u9898\u600e\u4e48\u62a5", "\u62a5\u544a\u8868\u8981\u5199\u6e05\u54ea\u4e9b\u5185\u5bb9", "\u6ca1\u6709\u6309\u65f6\u62a5\u544a\u8868\u600e\u4e48\u8865", "\u7814\u7a76\u9879\u76ee\u4e4b\u524d\u8981\u4e0d\u8981\u62a5\u544a", "\u7ed9\u6d3e\u9a7b\u7ec4\u62a5\u9001\u4e09\u91cd\u4e00\u5927", "\u4e09\u91cd\u4e00\u5927\u4e8b\u9879\u62a5\u544a", "\u4e13\u5bb6\u8bc4\u5ba1\u8981\u53eb\u6d3e\u9a7b\u7ec4\u5417", "\u8fc7\u4e24\u5929\u5c31\u5f00\u4f1a\u8fd8\u6765\u5f97\u53ca\u62a5\u5417", "\u4f1a\u524d\u51e0\u5929\u8981\u62a5\u7ed9\u6d3e\u9a7b\u7ec4", "\u4e09\u91cd\u4e00\u5927\u6ca1\u63d0\u524d\u62a5\u600e\u4e48\u8865\u6551", "\u5f00\u4f1a\u4e4b\u524d\u8981\u8ddf\u6d3e\u9a7b\u7ec4\u8bf4\u4e00\u58f0\u5417", "\u4e0b\u5468\u8981\u7814\u7a76\u9879\u76ee\uff0c\u6700\u665a\u54ea\u5929\u62a5\u7ed9\u6d3e\u9a7b\u7ec4", "\u540e\u5929\u5f00\u4f1a\u4eca\u5929\u62a5\u8fd8\u7b97\u4e0d\u7b97\u53ca\u65f6", "\u62a5\u8fdf\u4e86\u5c11\u4e8e\u4e09\u5929\u600e\u4e48\u8bf4\u660e", "\u62a5\u544a\u8868\u8981\u9644\u65b9\u6848\u548c\u91d1\u989d\u5417", "\u4e34\u65f6\u589e\u52a0\u7684\u8bae\u9898\u4e5f\u8981\u62a5\u6d3e\u9a7b\u7ec4\u5417", "\u8bf7\u6d3e\u9a7b\u7ec4\u6765\u542c\u4f1a\u8981\u63d0\u524d\u591a\u4e45\u8bf4", "\u524d\u671f\u8bba\u8bc1\u6ca1\u53eb\u6d3e\u9a7b\u7ec4\u4f1a\u600e\u6837", "\u4f1a\u5f00\u5b8c\u4ee5\u540e\u8fd8\u8981\u5411\u6d3e\u9a7b\u7ec4\u62a5\u4ec0\u4e48", "\u5f00\u4f1a\u901a\u77e5\u548c\u62a5\u544a\u8868\u5148\u4ea4\u54ea\u4e2a"]','[9, 7, 16]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(11,11,1,'怎样运用监督执纪“第一种形态”？','什么时候用：有作风纪律方面的苗头性、倾向性问题或者轻微违纪问题，或者有一般违纪问题但具备免予处分情形的。
用什么措施：谈话提醒、批评教育、责令检查等，或者予以诫勉。目的是让“红红脸、出出汗”成为常态。
由谁来用：党委（党组）落实主体责任、主动运用，书记履行第一责任人职责，班子成员按分工运用；纪检监察机关在职责范围内运用。发现问题及时谈话提醒、约谈函询。
注意两点：不能用第一种形态代替应当立案的；也不能把该用第一种形态的当作案件办。
备案：有的派驻组要求部门运用后，把类型、时间、涉及人员、事由在规定时间内备案，这不是全国统一规定，请以本派驻组通知为准。涉及人员的材料请交纸质件，请勿在聊天中发送姓名。','适用于苗头性、倾向性问题，轻微违纪，或者具备免予处分情形的一般违纪；措施为谈话提醒、批评教育、责令检查或者诫勉。党组按主体责任主动运用，备案以本派驻组通知为准。','["\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7eaa\u5f8b\u68c0\u67e5\u59d4\u5458\u4f1a\u5de5\u4f5c\u6761\u4f8b\u300b\uff082021\u5e74\uff09\u7b2c\u4e09\u5341\u4e00\u6761\u7b2c\uff08\u4e00\uff09\u9879", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7eaa\u5f8b\u5904\u5206\u6761\u4f8b\u300b\uff082023\u5e74\uff09\u7b2c\u4e94\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7eaa\u5f8b\u68c0\u67e5\u673a\u5173\u76d1\u7763\u6267\u7eaa\u5de5\u4f5c\u89c4\u5219\u300b\uff082019\u5e74\u65bd\u884c\uff09\u7b2c\u56db\u6761\u3001\u7b2c\u5341\u4e94\u6761\u3001\u7b2c\u4e8c\u5341\u516d\u6761\u3001\u7b2c\u4e09\u5341\u6761", "\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u5341\u516d\u6761", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u7b2c\u4e00\u79cd\u5f62\u6001", "\u7ea2\u8138\u51fa\u6c57", "\u6279\u8bc4\u6559\u80b2", "\u8beb\u52c9", "\u5907\u6848"]','["\u7b2c\u4e00\u79cd\u5f62\u6001\u662f\u4ec0\u4e48", "\u7b2c\u4e00\u79cd\u5f62\u6001\u600e\u4e48\u7528", "\u7ea2\u8138\u51fa\u6c57", "\u54ac\u8033\u626f\u8896\u7b97\u54ea\u79cd\u5f62\u6001", "dyzxt \u6709\u54ea\u4e9b\u63aa\u65bd", "\u7b2c\u4e00\u603b\u5f62\u6001\u7531\u8c01\u6765\u8fd0\u7528\uff0c\u662f\u515a\u7ec4\u8fd8\u662f\u6d3e\u9a7b\u7ec4", "\u5e72\u90e8\u6709\u70b9\u5c0f\u6bdb\u75c5\u8fd8\u4e0d\u5230\u5904\u5206\uff0c\u53ef\u4ee5\u600e\u4e48\u5904\u7406", "\u56db\u79cd\u5f62\u6001\u91cc\u5934\u54ea\u4e2a\u662f\u65e5\u5e38\u7528\u7684\uff0c\u7528\u4e86\u8981\u4e0d\u8981\u5907\u6848", "\u7b2c\u4e00\u79cd\u5f62\u6001\u5305\u62ec\u54ea\u4e9b\u63aa\u65bd", "\u54ea\u4e9b\u60c5\u51b5\u9002\u7528\u7b2c\u4e00\u79cd\u5f62\u6001", "\u8fd0\u7528\u7b2c\u4e00\u79cd\u5f62\u6001\u8981\u5907\u6848\u5417", "\u7b2c\u4e00\u79cd\u5f62\u6001\u600e\u4e48\u5907\u6848", "\u7ea2\u7ea2\u8138\u51fa\u51fa\u6c57\u6307\u7684\u662f\u4ec0\u4e48", "\u8f7b\u5fae\u8fdd\u7eaa\u600e\u4e48\u5904\u7406", "\u8c08\u8bdd\u63d0\u9192\u5c5e\u4e8e\u7b2c\u51e0\u79cd\u5f62\u6001", "\u6279\u8bc4\u6559\u80b2\u8d23\u4ee4\u68c0\u67e5\u5c5e\u4e8e\u54ea\u79cd\u5f62\u6001", "\u515a\u7ec4\u53ef\u4ee5\u7528\u7b2c\u4e00\u79cd\u5f62\u6001\u5417", "\u5e72\u90e8\u6709\u82d7\u5934\u6027\u95ee\u9898\u600e\u4e48\u5904\u7f6e", "\u7b2c\u4e00\u79cd\u5f62\u6001\u7684\u9002\u7528\u60c5\u5f62", "\u7b2c\u4e00\u79cd\u5f62\u6001\u80fd\u4e0d\u80fd\u4ee3\u66ff\u7acb\u6848", "\u5c0f\u9519\u8bef\u6293\u65e9\u6293\u5c0f\u600e\u4e48\u505a", "\u8d23\u4ee4\u68c0\u67e5\u548c\u8beb\u52c9\u4ec0\u4e48\u65f6\u5019\u7528", "\u7b2c\u4e00\u79cd\u5f62\u6001\u7684\u5bf9\u8c61\u548c\u8303\u56f4", "\u4ec0\u4e48\u95ee\u9898\u53ef\u4ee5\u7528\u7b2c\u4e00\u79cd\u5f62\u6001\u5904\u7406", "\u7b2c\u4e00\u79cd\u5f62\u6001\u6709\u54ea\u4e9b\u65b9\u5f0f", "\u5355\u4f4d\u5185\u90e8\u600e\u4e48\u5904\u7406\u72af\u5c0f\u9519\u7684\u5e72\u90e8", "\u591f\u4e0d\u4e0a\u5904\u5206\u7684\u95ee\u9898\u600e\u4e48\u5904\u7f6e", "\u82d7\u5934\u6027\u503e\u5411\u6027\u95ee\u9898\u7528\u4ec0\u4e48\u5f62\u6001", "\u8beb\u52c9\u6279\u8bc4\u6559\u80b2\u8c08\u8bdd\u63d0\u9192\u662f\u54ea\u79cd\u5f62\u6001", "\u7528\u7b2c\u4e00\u79cd\u5f62\u6001\u5904\u7406\u540e\u600e\u4e48\u62a5\u5907", "\u8c01\u6709\u6743\u7528\u7b2c\u4e00\u79cd\u5f62\u6001", "\u8be5\u7acb\u6848\u7684\u80fd\u4e0d\u80fd\u53ea\u505a\u6279\u8bc4\u6559\u80b2", "\u54ac\u8033\u626f\u8896\u7ea2\u8138\u51fa\u6c57", "\u8c08\u8bdd\u63d0\u9192\u6279\u8bc4\u6559\u80b2\u9002\u7528\u4ec0\u4e48\u60c5\u5f62", "\u6293\u65e9\u6293\u5c0f\u9632\u5fae\u675c\u6e10", "\u8fdf\u5230\u65e9\u9000\u7b97\u4ec0\u4e48\u95ee\u9898\u600e\u4e48\u5904\u7f6e", "\u5c0f\u6bdb\u75c5\u5c0f\u95ee\u9898\u600e\u4e48\u5904\u7406", "\u72af\u5c0f\u9519\u4e0d\u7ed9\u5904\u5206\u7684\u5904\u7406\u529e\u6cd5", "\u5c0f\u95ee\u9898\u65e9\u63d0\u9192\u65e9\u7ea0\u6b63\u662f\u4ec0\u4e48\u5f62\u6001", "\u8ba9\u4eba\u7ea2\u8138\u51fa\u6c57\u7684\u5904\u7406\u6709\u54ea\u4e9b", "\u5e72\u90e8\u6709\u5c0f\u6bdb\u75c5\u600e\u6837\u6279\u8bc4\u6559\u80b2", "\u515a\u7ec4\u81ea\u5df1\u5c31\u80fd\u8fd0\u7528\u7684\u5f62\u6001\u662f\u54ea\u4e00\u79cd", "\u4e0d\u591f\u7eaa\u5f8b\u5904\u5206\u7684\u8fdd\u7eaa\u600e\u4e48\u529e", "\u8fd0\u7528\u540e\u591a\u4e45\u5185\u628a\u60c5\u51b5\u62a5\u7ed9\u6d3e\u9a7b\u7ec4", "\u7b2c\u4e00\u79cd\u5f62\u6001\u548c\u7acb\u6848\u7684\u754c\u7ebf", "\u82d7\u5934\u95ee\u9898\u7528\u8c08\u8bdd\u63d0\u9192\u8fd8\u662f\u8beb\u52c9", "\u5e38\u7528\u7684\u90a3\u4e00\u79cd\u5f62\u6001\u6709\u4ec0\u4e48\u529e\u6cd5"]','[12, 15, 16]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(12,12,1,'约谈和提醒谈话由谁谈、谈谁、什么情形要谈？','谁谈谁：书记谈班子其他成员、下一级党委（党组）书记；班子其他成员谈分管部门和单位的党组织书记。
提醒谈话：发现政治、思想、工作、生活、作风、纪律等方面苗头性、倾向性问题的，及时提醒谈话。
约谈：落实责任不到位、管党治党问题较多、党员群众来信来访反映问题较多的，及时约谈，严肃教育、督促落实。
诫勉谈话：发现轻微违纪问题的，由上级党组织负责人谈；本人作出说明或者检讨，经所在党组织主要负责人签字后报上级纪委和组织部门。
注意区分：“提醒谈话”是党组织的日常监督，“谈话提醒”是纪检机关运用第一种形态的措施。
约谈要解决问题，请逐项明确整改内容和时限，并记入台账。','书记谈班子成员和下一级书记，班子成员谈分管部门和单位党组织书记。有苗头性、倾向性问题的提醒谈话；落实责任不到位、问题反映较多的约谈。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u5341\u516d\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u515a\u5185\u76d1\u7763\u6761\u4f8b\u300b\uff082016\u5e74\uff09\u7b2c\u4e8c\u5341\u4e00\u6761", "\u300a\u7eaa\u68c0\u76d1\u5bdf\u673a\u5173\u6d3e\u9a7b\u673a\u6784\u5de5\u4f5c\u89c4\u5219\u300b\uff082022\u5e74\uff09\u7b2c\u4e09\u5341\u4e8c\u6761\u7b2c\uff08\u4e8c\uff09\u9879\u3001\u7b2c\u4e09\u5341\u4e8c\u6761\u7b2c\uff08\u4e09\uff09\u9879", "\u300a\u4e2d\u5171\u4e2d\u592e\u5173\u4e8e\u52a0\u5f3a\u5bf9\u201c\u4e00\u628a\u624b\u201d\u548c\u9886\u5bfc\u73ed\u5b50\u76d1\u7763\u7684\u610f\u89c1\u300b\uff082021\u5e74\uff09", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u7ea6\u8c08", "\u63d0\u9192\u8c08\u8bdd", "\u8beb\u52c9\u8c08\u8bdd", "\u82d7\u5934\u6027", "\u8c08\u8bdd\u63d0\u9192"]','["\u4ec0\u4e48\u60c5\u51b5\u8981\u7ea6\u8c08", "\u63d0\u9192\u8c08\u8bdd\u8c01\u6765\u8c08", "\u6708\u8c08\u548c\u63d0\u9192\u8c08\u8bdd\u6709\u5565\u533a\u522b", "yuetan shui", "\u4e66\u8bb0\u7ea6\u8c08\u73ed\u5b50\u6210\u5458\u7684\u60c5\u5f62\u6709\u54ea\u4e9b", "\u4e0b\u9762\u5355\u4f4d\u4fe1\u8bbf\u4e3e\u62a5\u591a\uff0c\u5206\u7ba1\u9886\u5bfc\u662f\u4e0d\u662f\u8981\u7ea6\u8c08\u4ed6\u4eec\u8d1f\u8d23\u4eba", "\u8beb\u52c9\u8c08\u8bdd\u4ec0\u4e48\u65f6\u5019\u7528", "\u7ea6\u8c08\u8981\u8c08\u4ec0\u4e48\u4eba\u3001\u600e\u4e48\u8c08", "\u7ea6\u8c08", "\u7ea6\u8c08\u7531\u8c01\u6765\u8c08", "\u8c01\u7ea6\u8c08\u8c01", "\u63d0\u9192\u8c08\u8bdd\u7684\u60c5\u5f62", "\u4e66\u8bb0\u8981\u8ddf\u54ea\u4e9b\u4eba\u8c08\u8bdd", "\u5206\u7ba1\u9886\u5bfc\u53ef\u4ee5\u7ea6\u8c08\u8c01", "\u8c08\u8bdd\u63d0\u9192\u548c\u63d0\u9192\u8c08\u8bdd\u662f\u4e00\u56de\u4e8b\u5417", "\u7ea6\u8c08\u5bf9\u8c61\u662f\u54ea\u4e9b\u4eba", "\u53d1\u73b0\u82d7\u5934\u6027\u95ee\u9898\u627e\u8c01\u8c08\u8bdd", "\u8beb\u52c9\u8c08\u8bdd\u7531\u8c01\u8c08", "\u54ea\u4e9b\u60c5\u5f62\u5e94\u5f53\u7ea6\u8c08", "\u7ea6\u8c08\u548c\u8c08\u8bdd\u6709\u4ec0\u4e48\u4e0d\u540c", "\u5bf9\u4e0b\u5c5e\u5355\u4f4d\u8d1f\u8d23\u4eba\u600e\u4e48\u7ea6\u8c08", "\u63d0\u9192\u8c08\u8bdd\u600e\u4e48\u5f00\u5c55", "\u4ec0\u4e48\u4eba\u53ef\u4ee5\u7ea6\u8c08", "\u4ec0\u4e48\u95ee\u9898\u9700\u8981\u63d0\u9192\u8c08\u8bdd", "\u8c01\u6765\u505a\u63d0\u9192\u8c08\u8bdd", "\u4e66\u8bb0\u8981\u7ea6\u8c08\u54ea\u4e9b\u4eba", "\u73ed\u5b50\u6210\u5458\u53ef\u4ee5\u7ea6\u8c08\u8c01", "\u8d23\u4efb\u843d\u5b9e\u4e0d\u5230\u4f4d\u7531\u8c01\u7ea6\u8c08", "\u7ea6\u8c08\u4e0b\u7ea7\u5355\u4f4d\u8d1f\u8d23\u4eba\u7684\u60c5\u5f62", "\u8beb\u52c9\u8c08\u8bdd\u7684\u7a0b\u5e8f", "\u63d0\u9192\u8c08\u8bdd\u8981\u8c08\u54ea\u4e9b\u5185\u5bb9", "\u7ea6\u8c08\u4e4b\u540e\u8981\u505a\u4ec0\u4e48", "\u4fe1\u8bbf\u53cd\u6620\u591a\u7684\u5355\u4f4d\u8981\u7ea6\u8c08\u5417", "\u7ea6\u8c08\u63d0\u9192", "\u8c08\u8bdd\u7684\u5bf9\u8c61\u548c\u60c5\u5f62", "\u8c01\u6709\u6743\u7ea6\u8c08", "\u54ea\u79cd\u60c5\u51b5\u4e0b\u7ea6\u8c08\u4e0b\u5c5e", "\u8beb\u52c9\u8c08\u8bdd\u548c\u63d0\u9192\u8c08\u8bdd\u6709\u4ec0\u4e48\u4e0d\u540c", "\u8c01\u8d1f\u8d23\u627e\u6709\u82d7\u5934\u7684\u5e72\u90e8\u8c08\u8bdd", "\u73ed\u5b50\u6210\u5458\u548c\u4e0b\u7ea7\u4e66\u8bb0\u4e4b\u95f4\u8c01\u8c08\u8c01", "\u53d1\u73b0\u5e72\u90e8\u601d\u60f3\u6709\u6ce2\u52a8\u8c01\u53bb\u63d0\u9192", "\u7fa4\u4f17\u6765\u4fe1\u53cd\u6620\u591a\u7684\u5355\u4f4d\u8c01\u7ea6\u8c08", "\u7ea6\u8c08\u8ddf\u5e73\u5e38\u7684\u8c08\u5fc3\u6709\u4ec0\u4e48\u5206\u522b", "\u526f\u5c40\u957f\u80fd\u7ea6\u8c08\u4e0b\u5c5e\u5355\u4f4d\u7684\u4e66\u8bb0\u5417", "\u8c08\u5b8c\u8bdd\u8981\u4e0d\u8981\u9650\u671f\u6574\u6539", "\u8beb\u52c9\u8c08\u8bdd\u4e4b\u540e\u672c\u4eba\u8981\u5199\u4ec0\u4e48", "\u4ec0\u4e48\u7a0b\u5ea6\u8be5\u63d0\u9192\uff0c\u4ec0\u4e48\u7a0b\u5ea6\u8be5\u7ea6\u8c08", "\u8d23\u4efb\u6ca1\u843d\u5b9e\u597d\u8981\u88ab\u8c01\u627e\u53bb\u8c08"]','[4, 5, 11]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(13,13,1,'述责述廉和民主生活会在落实主体责任上有什么要求？','述责述廉：党的领导干部每年在党委常委会（或党组）扩大会议上述责述廉，接受评议。述责，重点讲履行职责特别是管党治党责任的情况；述廉，重点讲遵守廉洁自律准则、执行廉洁纪律的情况。现在的名称是“述责述廉”，“述职述廉”是旧称。
年度民主生活会：领导班子和班子成员把落实全面从严治党责任情况作为对照检查内容，严肃开展批评和自我批评，提出整改措施。
专题民主生活会：发生重大违纪违法案件、严重“四风”问题的，及时召开，剖析反思，明确整改责任。
被谈话函询的党员干部，应当在民主生活会、组织生活会上就有关问题作出说明。','领导干部每年在党委常委会（或党组）扩大会议上述责述廉、接受评议；年度民主生活会要对照检查落实责任情况；发生重大案件或者严重“四风”问题及时开专题民主生活会。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u5341\u4e94\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u515a\u5185\u76d1\u7763\u6761\u4f8b\u300b\uff082016\u5e74\uff09\u7b2c\u4e09\u7ae0", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7eaa\u5f8b\u68c0\u67e5\u673a\u5173\u76d1\u7763\u6267\u7eaa\u5de5\u4f5c\u89c4\u5219\u300b\uff082019\u5e74\u65bd\u884c\uff09\u7b2c\u4e09\u5341\u4e00\u6761", "\u300a\u4e2d\u5171\u4e2d\u592e\u5173\u4e8e\u52a0\u5f3a\u5bf9\u201c\u4e00\u628a\u624b\u201d\u548c\u9886\u5bfc\u73ed\u5b50\u76d1\u7763\u7684\u610f\u89c1\u300b\uff082021\u5e74\uff09"]','["\u8ff0\u8d23\u8ff0\u5ec9", "\u6c11\u4e3b\u751f\u6d3b\u4f1a", "\u5bf9\u7167\u68c0\u67e5", "\u4e13\u9898\u6c11\u4e3b\u751f\u6d3b\u4f1a", "\u8ff0\u804c\u8ff0\u5ec9"]','["\u8ff0\u8d23\u8ff0\u5ec9\u662f\u4ec0\u4e48", "\u8ff0\u804c\u8ff0\u5ec9\u600e\u4e48\u641e", "szsl", "\u6c11\u4e3b\u751f\u6d3b\u4f1a\u8981\u4e0d\u8981\u5bf9\u7167\u68c0\u67e5\u4e3b\u4f53\u8d23\u4efb", "\u8ff0\u8d23\u8ff0\u5ec9\u4e00\u5e74\u51e0\u6b21\u5728\u4ec0\u4e48\u4f1a\u4e0a\u8ff0", "\u51fa\u4e86\u6848\u5b50\u8981\u4e0d\u8981\u4e13\u95e8\u5f00\u6c11\u4e3b\u751f\u6d3b\u4f1a", "\u4e66\u8d23\u8ff0\u5ec9\u62a5\u544a\u5199\u54ea\u4e9b", "\u73ed\u5b50\u6210\u5458\u7684\u4e2a\u4eba\u5bf9\u7167\u68c0\u67e5\u91cc\u8981\u5199\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u8d23\u4efb\u5417", "\u8ff0\u8d23\u8ff0\u5ec9", "\u8ff0\u8d23\u8ff0\u5ec9\u62a5\u544a\u600e\u4e48\u5199", "\u8ff0\u8d23\u8ff0\u5ec9\u6709\u4ec0\u4e48\u8981\u6c42", "\u8c01\u8981\u8ff0\u8d23\u8ff0\u5ec9", "\u6c11\u4e3b\u751f\u6d3b\u4f1a\u5bf9\u7167\u68c0\u67e5\u5185\u5bb9", "\u4ec0\u4e48\u60c5\u51b5\u8981\u5f00\u4e13\u9898\u6c11\u4e3b\u751f\u6d3b\u4f1a", "\u8ff0\u8d23\u8ff0\u5ec9\u548c\u8ff0\u804c\u8ff0\u5ec9\u7684\u533a\u522b", "\u8ff0\u8d23\u548c\u8ff0\u5ec9\u5206\u522b\u8bb2\u4ec0\u4e48", "\u6c11\u4e3b\u751f\u6d3b\u4f1a\u4e0a\u8981\u8bf4\u660e\u51fd\u8be2\u95ee\u9898\u5417", "\u8ff0\u5ec9\u8bb2\u54ea\u4e9b\u5185\u5bb9", "\u53d1\u751f\u4e25\u91cd\u56db\u98ce\u95ee\u9898\u8981\u5f00\u4e13\u9898\u6c11\u4e3b\u751f\u6d3b\u4f1a\u5417", "\u6c11\u4e3b\u751f\u6d3b\u4f1a\u548c\u4e3b\u4f53\u8d23\u4efb\u6709\u4ec0\u4e48\u5173\u7cfb", "\u73ed\u5b50\u5bf9\u7167\u68c0\u67e5\u6750\u6599\u8981\u5199\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u60c5\u51b5\u5417", "\u8ff0\u8d23\u8ff0\u5ec9\u6bcf\u5e74\u4ec0\u4e48\u65f6\u5019\u5f00\u5c55", "\u8ff0\u8d23\u8ff0\u5ec9\u7684\u5185\u5bb9", "\u8ff0\u8d23\u8ff0\u5ec9\u7531\u8c01\u8bc4\u8bae", "\u8ff0\u804c\u8ff0\u5ec9\u73b0\u5728\u53eb\u4ec0\u4e48", "\u8ff0\u8d23\u8ff0\u5ec9\u6709\u51e0\u6b21", "\u6c11\u4e3b\u751f\u6d3b\u4f1a\u8981\u68c0\u67e5\u54ea\u4e9b\u8d23\u4efb", "\u4e13\u9898\u6c11\u4e3b\u751f\u6d3b\u4f1a\u7684\u60c5\u5f62", "\u4e2a\u4eba\u5bf9\u7167\u68c0\u67e5\u8981\u5199\u54ea\u4e9b", "\u5355\u4f4d\u53d1\u751f\u6848\u4ef6\u540e\u8981\u4e0d\u8981\u5f00\u6c11\u4e3b\u751f\u6d3b\u4f1a", "\u9886\u5bfc\u5e72\u90e8\u8ff0\u8d23\u8ff0\u5ec9\u7684\u8981\u6c42", "\u5bf9\u7167\u68c0\u67e5\u6750\u6599\u600e\u4e48\u5199", "\u51fd\u8be2\u8fc7\u7684\u5e72\u90e8\u5728\u6c11\u4e3b\u751f\u6d3b\u4f1a\u4e0a\u8981\u505a\u4ec0\u4e48", "\u8ff0\u8d23\u8ff0\u5ec9\u6709\u4ec0\u4e48\u7528", "\u54ea\u4e9b\u4eba\u8981\u8ff0\u8d23\u8ff0\u5ec9", "\u5728\u4ec0\u4e48\u4f1a\u8bae\u4e0a\u8ff0\u8d23\u8ff0\u5ec9", "\u8ff0\u8d23\u8ff0\u5ec9\u4e00\u5e74\u8981\u505a\u51e0\u56de", "\u6848\u4ef6\u53d1\u751f\u540e\u4e13\u9898\u751f\u6d3b\u4f1a\u4ec0\u4e48\u65f6\u5019\u5f00", "\u5bf9\u7167\u68c0\u67e5\u8981\u628a\u4e3b\u4f53\u8d23\u4efb\u5199\u8fdb\u53bb\u5417", "\u88ab\u51fd\u8be2\u7684\u540c\u5fd7\u5728\u751f\u6d3b\u4f1a\u4e0a\u8bf4\u4ec0\u4e48", "\u9886\u5bfc\u8ff0\u8d23\u8ff0\u5ec9\u6750\u6599\u7684\u4e3b\u8981\u5185\u5bb9", "\u751f\u6d3b\u4f1a\u4e0a\u6279\u8bc4\u4e0e\u81ea\u6211\u6279\u8bc4\u8981\u6d89\u53ca\u8d23\u4efb\u843d\u5b9e\u5417", "\u8ff0\u8d23\u8ff0\u5ec9\u5b8c\u4e86\u8981\u63a5\u53d7\u8bc4\u8bae\u5417", "\u56db\u98ce\u95ee\u9898\u4e25\u91cd\u7684\u5355\u4f4d\u8981\u8865\u5f00\u751f\u6d3b\u4f1a\u5417", "\u4ece\u524d\u53eb\u8ff0\u804c\u8ff0\u5ec9\u7684\u73b0\u5728\u600e\u4e48\u53eb"]','[7, 11, 14]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(14,14,1,'落实主体责任情况怎样考核？结果怎么用？','怎样考核：党委（党组）统筹党风廉政建设、意识形态工作、基层党建等考核，并与领导班子和领导干部考核结合，在年度考核和相关考核中突出了解落实责任情况。
怎样监督：上级党组织通过监督检查和巡视巡察，着力发现责任不明确、不全面、不落实等问题，并注重发挥党员、干部、群众和媒体的作用。
结果怎么用：考核结果在本地区本单位一定范围公布，并作为领导班子总体评价和领导干部选拔任用、实绩评价、激励约束的重要依据。
派驻组日常掌握的清单、台账、第一种形态等报送情况，可作为政治生态评价的材料。请各单位平时注意留存资料。','统筹党风廉政、意识形态、基层党建等考核，与领导班子和干部考核结合；结果在一定范围公布，作为班子评价和干部选拔任用、激励约束的重要依据。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u4e8c\u5341\u6761\u3001\u7b2c\u4e8c\u5341\u4e00\u6761", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u8003\u6838", "\u7ed3\u679c\u8fd0\u7528", "\u76d1\u7763\u68c0\u67e5", "\u5de1\u89c6\u5de1\u5bdf"]','["\u4e3b\u4f53\u8d23\u4efb\u600e\u4e48\u8003\u6838", "\u8003\u6838\u7ed3\u679c\u6709\u4ec0\u4e48\u7528", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u8003\u6838 kh", "\u4e3b\u4f53\u8d23\u4efb\u8003\u5408\u4e0d\u597d\u5f71\u54cd\u63d0\u62d4\u5417", "\u5e74\u5e95\u90a3\u4e2a\u4ece\u4e25\u6cbb\u515a\u8003\u6838\u8ddf\u9886\u5bfc\u73ed\u5b50\u8003\u6838\u662f\u4e0d\u662f\u4e00\u8d77\u641e", "\u8003\u6838\u6210\u7ee9\u516c\u4e0d\u516c\u5e03", "\u8c01\u6765\u76d1\u7763\u68c0\u67e5\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\uff0c\u5de1\u5bdf\u770b\u4e0d\u770b", "ztzr kaohe", "\u4e3b\u4f53\u8d23\u4efb\u8003\u6838", "\u8003\u6838\u7ed3\u679c\u600e\u4e48\u8fd0\u7528", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u7684\u8003\u6838\u529e\u6cd5", "\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u8003\u6838\u8003\u4ec0\u4e48", "\u4e3b\u4f53\u8d23\u4efb\u8003\u6838\u7ed3\u679c\u548c\u5e72\u90e8\u4efb\u7528\u6302\u94a9\u5417", "\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u60c5\u51b5\u7531\u8c01\u8003\u6838", "\u8003\u6838\u6392\u540d\u9760\u540e\u6709\u4ec0\u4e48\u540e\u679c", "\u4e0a\u7ea7\u600e\u4e48\u68c0\u67e5\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u60c5\u51b5", "\u8003\u6838\u548c\u8bc4\u5148\u8bc4\u4f18\u6302\u94a9\u5417", "\u515a\u98ce\u5ec9\u653f\u5efa\u8bbe\u8d23\u4efb\u5236\u8003\u6838", "\u5de1\u89c6\u5de1\u5bdf\u4f1a\u67e5\u4e3b\u4f53\u8d23\u4efb\u5417", "\u4ece\u4e25\u6cbb\u515a\u8003\u6838\u7ed3\u679c\u516c\u5f00\u5417", "\u5e74\u7ec8\u8003\u6838\u4e3b\u4f53\u8d23\u4efb\u5360\u591a\u5927\u5206\u91cf", "\u8003\u6838\u7684\u65b9\u5f0f\u548c\u5185\u5bb9", "\u4e3b\u4f53\u8d23\u4efb\u8003\u6838\u7531\u8c01\u7ec4\u7ec7", "\u8003\u6838\u7ed3\u679c\u600e\u4e48\u4f7f\u7528", "\u8003\u6838\u7ed3\u679c\u4f1a\u4e0d\u4f1a\u516c\u5e03", "\u8003\u6838\u7ed3\u679c\u5f71\u54cd\u9009\u62d4\u4efb\u7528\u5417", "\u8003\u6838\u5dee\u4e86\u6709\u4ec0\u4e48\u5f71\u54cd", "\u515a\u5efa\u8003\u6838\u548c\u4e3b\u4f53\u8d23\u4efb\u8003\u6838\u5408\u5e76\u5417", "\u5de1\u5bdf\u68c0\u67e5\u4e3b\u4f53\u8d23\u4efb\u7684\u54ea\u4e9b\u5185\u5bb9", "\u4e0a\u7ea7\u5bf9\u4e3b\u4f53\u8d23\u4efb\u7684\u76d1\u7763\u68c0\u67e5", "\u610f\u8bc6\u5f62\u6001\u548c\u515a\u5efa\u8003\u6838\u4e00\u8d77\u8003\u5417", "\u5e74\u5ea6\u8003\u6838\u8981\u8003\u4e3b\u4f53\u8d23\u4efb\u5417", "\u600e\u6837\u8003\u8bc4\u843d\u5b9e\u60c5\u51b5", "\u8003\u6838\u4e0d\u597d\u4f1a\u5f71\u54cd\u8bc4\u4f18\u5417", "\u4e0a\u7ea7\u68c0\u67e5\u4e3b\u4f53\u8d23\u4efb\u770b\u54ea\u4e9b\u65b9\u9762", "\u8003\u6838\u5206\u6570\u4f4e\u4f1a\u4e0d\u4f1a\u5f71\u54cd\u5347\u804c", "\u8003\u8bc4\u7ed3\u679c\u5411\u8c01\u516c\u5e03", "\u843d\u5b9e\u8d23\u4efb\u597d\u574f\u548c\u8bc4\u4f18\u63d0\u62d4\u6709\u6ca1\u6709\u5173\u7cfb", "\u4e3b\u4f53\u8d23\u4efb\u8003\u6838\u653e\u5728\u5e74\u5e95\u4e00\u8d77\u8003\u5417", "\u4e0a\u9762\u6d3e\u4eba\u6765\u67e5\u4e3b\u4f53\u8d23\u4efb\u770b\u4ec0\u4e48", "\u8003\u6838\u4e3b\u4f53\u8d23\u4efb\u548c\u610f\u8bc6\u5f62\u6001\u515a\u5efa\u4e00\u8d77\u5417", "\u8003\u5b8c\u4e4b\u540e\u7ed3\u679c\u62ff\u6765\u505a\u4ec0\u4e48", "\u6d3e\u9a7b\u7ec4\u62a5\u9001\u60c5\u51b5\u8ba1\u5165\u653f\u6cbb\u751f\u6001\u8bc4\u4ef7\u5417", "\u600e\u6837\u68c0\u9a8c\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u5f97\u597d\u4e0d\u597d", "\u4e3b\u4f53\u8d23\u4efb\u8003\u6838\u7531\u54ea\u4e00\u7ea7\u7ec4\u7ec7"]','[7, 13, 15]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(15,15,1,'落实主体责任不力会怎样追责问责？','五种情形依规追责：执行重大决策部署不认真、不得力；第一责任人职责或者重要领导责任不担当、不作为；政治意识淡化、党的领导弱化、党建虚化、责任软化；管党治党出现重大问题或者严重后果；其他。
责任划分：领导班子负全面领导责任；主要负责人和直接主管的成员负主要领导责任；参与决策和工作的成员负重要领导责任。问责党组织的，同时问责负有责任的班子成员。
方式：对党组织为检查、通报、改组；对领导干部为通报、诫勉、组织调整或者组织处理、纪律处分。
处分：造成严重损害或者严重不良影响的，对有关责任人给予警告或者严重警告；情节严重的，撤销党内职务或者留党察看。
其他：实行终身问责；改革探索失误、集体决策中明确反对错误决策、已尽职但因不可抗力等，可以不予或者免予问责；不服的1个月内书面申诉，期间不停止执行。
无正当理由拒不采纳监察建议的，依法追究。','有五种追责情形。对党组织：检查、通报、改组；对领导干部：通报、诫勉、组织调整或者组织处理、纪律处分。责任分全面、主要、重要领导责任；不服的1个月内申诉。','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u4e8c\u5341\u4e8c\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u95ee\u8d23\u6761\u4f8b\u300b\uff082019\u5e74\uff09\u7b2c\u4e94\u6761\u3001\u7b2c\u516d\u6761\u3001\u7b2c\u516b\u6761\u3001\u7b2c\u5341\u4e03\u6761\u3001\u7b2c\u4e8c\u5341\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7eaa\u5f8b\u5904\u5206\u6761\u4f8b\u300b\uff082023\u5e74\uff09\u7b2c\u4e09\u5341\u4e5d\u6761\u3001\u7b2c\u4e03\u5341\u56db\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7ec4\u7ec7\u5904\u7406\u89c4\u5b9a\uff08\u8bd5\u884c\uff09\u300b\uff082021\u5e74\uff09\u7b2c\u4e09\u6761\u3001\u7b2c\u4e03\u6761", "\u300a\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd\u76d1\u5bdf\u6cd5\u300b\uff082024\u5e74\u4fee\u6b63\uff09\u7b2c\u4e03\u5341\u4e00\u6761", "\u300a\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd\u516c\u804c\u4eba\u5458\u653f\u52a1\u5904\u5206\u6cd5\u300b\uff082020\u5e74\uff09\u7b2c\u516d\u5341\u4e00\u6761", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u95ee\u8d23", "\u8ffd\u8d23", "\u95ee\u8d23\u65b9\u5f0f", "\u9886\u5bfc\u8d23\u4efb", "\u5904\u5206"]','["\u4e3b\u4f53\u8d23\u4efb\u4e0d\u843d\u5b9e\u4f1a\u600e\u4e48\u5904\u7406", "\u95ee\u8d23\u6709\u54ea\u4e9b\u65b9\u5f0f", "\u4ec0\u4e48\u60c5\u5f62\u8981\u8ffd\u8d23", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u4e0d\u529b\u7ed9\u4ec0\u4e48\u5904\u5206", "\u95ee\u5219\u5bf9\u8c61\u5305\u62ec\u8c01", "\u5206\u7ba1\u9886\u5bfc\u548c\u4e00\u628a\u624b\u51fa\u4e86\u4e8b\u5404\u8d1f\u4ec0\u4e48\u8d23", "ztzr wz", "\u9000\u4f11\u4e86\u8c03\u8d70\u4e86\u8fd8\u95ee\u8d23\u4e0d", "\u95ee\u8d23", "\u8d23\u4efb\u8ffd\u7a76", "\u54ea\u4e9b\u60c5\u5f62\u4f1a\u88ab\u95ee\u8d23", "\u6ca1\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u6709\u4ec0\u4e48\u540e\u679c", "\u5bf9\u515a\u7ec4\u7ec7\u600e\u4e48\u95ee\u8d23", "\u5bf9\u9886\u5bfc\u5e72\u90e8\u7684\u95ee\u8d23\u65b9\u5f0f", "\u4e3b\u8981\u9886\u5bfc\u8d23\u4efb\u548c\u5168\u9762\u9886\u5bfc\u8d23\u4efb\u600e\u4e48\u5212\u5206", "\u7ec8\u8eab\u95ee\u8d23\u662f\u4ec0\u4e48\u610f\u601d", "\u4e0d\u670d\u95ee\u8d23\u600e\u4e48\u7533\u8bc9", "\u4ec0\u4e48\u60c5\u51b5\u53ef\u4ee5\u514d\u4e88\u95ee\u8d23", "\u5bb9\u9519\u514d\u8d23\u7684\u60c5\u5f62", "\u51fa\u4e86\u95ee\u9898\u677f\u5b50\u6253\u5728\u8c01\u8eab\u4e0a", "\u5c65\u884c\u4e3b\u4f53\u8d23\u4efb\u4e0d\u5230\u4f4d\u4f1a\u53d7\u5904\u5206\u5417", "\u76d1\u7763\u8d23\u4efb\u843d\u5b9e\u4e0d\u529b\u600e\u4e48\u8ffd\u8d23", "\u62d2\u4e0d\u91c7\u7eb3\u76d1\u5bdf\u5efa\u8bae\u6709\u4ec0\u4e48\u540e\u679c", "\u8ffd\u8d23\u7684\u4e94\u79cd\u60c5\u5f62", "\u4e3b\u4f53\u8d23\u4efb\u8ffd\u7a76", "\u95ee\u8d23\u5bf9\u8c61\u6709\u54ea\u4e9b\u4eba", "\u95ee\u8d23\u7684\u79cd\u7c7b", "\u4e0d\u5c65\u884c\u8d23\u4efb\u4f1a\u53d7\u5230\u4ec0\u4e48\u5904\u7406", "\u95ee\u8d23\u515a\u7ec4\u7ec7\u7684\u65b9\u5f0f", "\u95ee\u8d23\u4e4b\u540e\u53ef\u4ee5\u7533\u8bc9\u5417", "\u7533\u8bc9\u8981\u5728\u591a\u957f\u65f6\u95f4\u5185\u63d0\u51fa", "\u5206\u7ba1\u9886\u5bfc\u548c\u4e00\u628a\u624b\u7684\u8d23\u4efb\u600e\u4e48\u5206", "\u73ed\u5b50\u6210\u5458\u51fa\u4e8b\u4e3b\u8981\u9886\u5bfc\u8981\u62c5\u8d23\u5417", "\u8c03\u8d70\u4e86\u8fd8\u4f1a\u88ab\u8ffd\u8d23\u5417", "\u96c6\u4f53\u51b3\u7b56\u5931\u8bef\u600e\u4e48\u95ee\u8d23", "\u4ec0\u4e48\u60c5\u5f62\u53ef\u4ee5\u4e0d\u4e88\u95ee\u8d23", "\u5168\u9762\u9886\u5bfc\u8d23\u4efb\u4e3b\u8981\u9886\u5bfc\u8d23\u4efb\u91cd\u8981\u9886\u5bfc\u8d23\u4efb\u600e\u4e48\u5212\u5206", "\u8fdd\u53cd\u89c4\u5b9a\u4f1a\u6709\u4ec0\u4e48\u5904\u5206", "\u4e0d\u670d\u95ee\u8d23\u51b3\u5b9a\u600e\u4e48\u529e", "\u7533\u8bc9\u671f\u9650\u662f\u591a\u4e45", "\u73ed\u5b50\u96c6\u4f53\u51fa\u95ee\u9898\u600e\u4e48\u8ffd\u7a76\u8d23\u4efb", "\u5355\u4f4d\u51fa\u4e86\u95ee\u9898\u4e00\u628a\u624b\u8981\u627f\u62c5\u4ec0\u4e48\u8d23\u4efb", "\u7ba1\u515a\u6cbb\u515a\u5bbd\u677e\u8f6f\u4f1a\u600e\u4e48\u5904\u7406", "\u8d70\u8fc7\u573a\u641e\u5f62\u5f0f\u843d\u5b9e\u8d23\u4efb\u4f1a\u88ab\u8ffd\u7a76\u5417", "\u79bb\u4efb\u540e\u4ee5\u524d\u7684\u8d23\u4efb\u8fd8\u8ffd\u7a76\u5417", "\u4f1a\u4e0a\u6295\u4e86\u53cd\u5bf9\u7968\u8fd8\u8981\u62c5\u8d23\u4efb\u5417", "\u4e66\u8bb0\u548c\u5206\u7ba1\u526f\u804c\u8c01\u7684\u8d23\u4efb\u66f4\u91cd", "\u53d7\u5230\u95ee\u8d23\u4e0d\u670d\u53ef\u4ee5\u5411\u8c01\u53cd\u6620", "\u515a\u7ec4\u7ec7\u88ab\u95ee\u8d23\u4e2a\u4eba\u662f\u5426\u4e5f\u8981\u95ee\u8d23", "\u54ea\u4e9b\u5931\u8bef\u53ef\u4ee5\u5bb9\u9519\u4e0d\u8ffd\u7a76", "\u6293\u5f97\u4e0d\u597d\u4e0a\u7ea7\u4f1a\u7ed9\u4ec0\u4e48\u5904\u7406", "\u6ca1\u6709\u5c3d\u5230\u8d23\u4efb\u8981\u627f\u62c5\u7684\u540e\u679c"]','[5, 11, 14]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(16,16,1,'派驻纪检监察组有哪些职责权限？部门怎样配合？','关系：派驻机构与驻在单位是监督和被监督的关系，由派出机关直接领导、统一管理。组长按规定担任党组成员，不分管驻在单位工作。
监督什么：政治忠诚、贯彻党中央决策部署、落实主体责任和党风廉政建设、民主集中制和廉洁自律等；重点是领导班子及其成员特别是主要负责人。
怎么监督：参加或者列席重要会议、谈心谈话、听取汇报、查阅复制资料、沟通情况、分析研判、廉政把关、实地调查等。
有哪些权限：按规定处置问题线索、立案审查、启动问责、作出或者建议处分，提出纪检监察建议。
部门怎样配合：主动及时通报重要情况、重要问题，按需提供材料，创造条件；定期会同研究全面从严治党；落实纪检监察建议，按期整改并反馈。
派驻组支持、督促党组落实主体责任，不代替、不承担党组日常工作。','派驻组与驻在单位是监督和被监督的关系，可列席会议、查阅资料、谈话、提出建议等。部门应主动通报情况、提供材料，按期整改反馈。派驻组不代替党组履行主体责任。','["\u300a\u7eaa\u68c0\u76d1\u5bdf\u673a\u5173\u6d3e\u9a7b\u673a\u6784\u5de5\u4f5c\u89c4\u5219\u300b\uff082022\u5e74\uff09\u7b2c\u4e09\u6761\u3001\u7b2c\u4e03\u6761\u3001\u7b2c\u5341\u4e00\u6761\u3001\u7b2c\u5341\u4e8c\u6761\u3001\u7b2c\u4e8c\u5341\u4e8c\u6761\u3001\u7b2c\u4e8c\u5341\u4e09\u6761\u3001\u7b2c\u4e8c\u5341\u56db\u6761\u3001\u7b2c\u4e8c\u5341\u4e94\u6761\u3001\u7b2c\u4e09\u5341\u4e8c\u6761\u3001\u7b2c\u4e09\u5341\u56db\u6761\u3001\u7b2c\u4e09\u5341\u4e03\u6761\u3001\u7b2c\u4e09\u5341\u516b\u6761\u3001\u7b2c\u56db\u5341\u4e00\u6761\u3001\u7b2c\u56db\u5341\u4e8c\u6761\u3001\u7b2c\u56db\u5341\u56db\u6761", "\u300a\u4e2d\u56fd\u5171\u4ea7\u515a\u7eaa\u5f8b\u68c0\u67e5\u59d4\u5458\u4f1a\u5de5\u4f5c\u6761\u4f8b\u300b\uff082021\u5e74\uff09\u7b2c\u56db\u5341\u4e09\u6761\u3001\u7b2c\u56db\u5341\u56db\u6761", "\u300a\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd\u76d1\u5bdf\u6cd5\u300b\uff082024\u5e74\u4fee\u6b63\uff09\u7b2c\u5341\u4e8c\u6761\u3001\u7b2c\u5341\u4e09\u6761", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u6d3e\u9a7b\u673a\u6784", "\u804c\u8d23\u6743\u9650", "\u76d1\u7763\u65b9\u5f0f", "\u914d\u5408", "\u7eaa\u68c0\u76d1\u5bdf\u5efa\u8bae"]','["\u6d3e\u9a7b\u7ec4\u6709\u4ec0\u4e48\u6743\u529b", "\u6d3e\u9a7b\u673a\u6784\u804c\u8d23", "\u6d3e\u4f4f\u7ec4\u5230\u5e95\u76d1\u7763\u5565", "pzz \u804c\u6743", "\u6d3e\u9a7b\u7ec4\u8981\u770b\u6211\u4eec\u7684\u6587\u4ef6\u548c\u4f1a\u8bae\u8bb0\u5f55\uff0c\u80fd\u4e0d\u7ed9\u5417", "\u6d3e\u9a7b\u7ec4\u957f\u53c2\u52a0\u6211\u4eec\u515a\u7ec4\u4f1a\u662f\u4ec0\u4e48\u8eab\u4efd", "\u4e3b\u4f53\u8d23\u4efb\u548c\u76d1\u7763\u8d23\u4efb\u5565\u5173\u7cfb\uff0c\u6d3e\u9a7b\u7ec4\u66ff\u4e0d\u66ff\u6211\u4eec\u6293\u515a\u5efa", "\u5355\u4f4d\u600e\u4e48\u914d\u5408\u6d3e\u9a7b\u7eaa\u68c0\u76d1\u5bdf\u7ec4", "\u6d3e\u9a7b\u7ec4", "\u6d3e\u9a7b\u7eaa\u68c0\u7ec4\u7ba1\u4ec0\u4e48", "\u6d3e\u9a7b\u7ec4\u7684\u76d1\u7763\u65b9\u5f0f", "\u6d3e\u9a7b\u7ec4\u548c\u6211\u4eec\u5355\u4f4d\u662f\u4ec0\u4e48\u5173\u7cfb", "\u6d3e\u9a7b\u7ec4\u53ef\u4ee5\u67e5\u9605\u590d\u5236\u8d44\u6599\u5417", "\u6d3e\u9a7b\u7ec4\u5217\u5e2d\u4f1a\u8bae\u7684\u4f9d\u636e", "\u76d1\u7763\u8d23\u4efb\u662f\u4ec0\u4e48\uff0c\u7531\u8c01\u8d1f", "\u6d3e\u9a7b\u7ec4\u76d1\u7763\u7684\u91cd\u70b9\u5bf9\u8c61", "\u6d3e\u9a7b\u7ec4\u80fd\u4e0d\u80fd\u7acb\u6848", "\u6536\u5230\u7eaa\u68c0\u76d1\u5bdf\u5efa\u8bae\u600e\u4e48\u529e", "\u6211\u4eec\u8981\u7ed9\u6d3e\u9a7b\u7ec4\u63d0\u4f9b\u54ea\u4e9b\u6750\u6599", "\u7ec4\u957f\u5206\u7ba1\u5355\u4f4d\u4e1a\u52a1\u5417", "\u90e8\u95e8\u6709\u54ea\u4e9b\u914d\u5408\u4e49\u52a1", "\u6d3e\u9a7b\u7ec4\u5f52\u8c01\u9886\u5bfc", "\u76d1\u7763\u8d23\u4efb\u548c\u4e3b\u4f53\u8d23\u4efb\u600e\u4e48\u533a\u5206", "\u6d3e\u9a7b\u7ec4\u5e72\u4ec0\u4e48\u7684", "\u6d3e\u9a7b\u7ec4\u6709\u54ea\u4e9b\u804c\u8d23", "\u6d3e\u9a7b\u7ec4\u80fd\u67e5\u770b\u54ea\u4e9b\u8d44\u6599", "\u6d3e\u9a7b\u76d1\u7763\u600e\u4e48\u5f00\u5c55", "\u6d3e\u9a7b\u7ec4\u548c\u515a\u7ec4\u7684\u5173\u7cfb", "\u6d3e\u9a7b\u7ec4\u80fd\u4e0d\u80fd\u53c2\u52a0\u6211\u4eec\u7684\u4f1a", "\u6d3e\u9a7b\u7ec4\u7ec4\u957f\u7684\u8eab\u4efd", "\u6d3e\u9a7b\u7ec4\u7684\u6743\u9650\u6709\u591a\u5927", "\u6d3e\u9a7b\u7ec4\u63d0\u7684\u5efa\u8bae\u4e0d\u843d\u5b9e\u884c\u5417", "\u6536\u5230\u76d1\u5bdf\u5efa\u8bae\u600e\u4e48\u6574\u6539\u53cd\u9988", "\u5355\u4f4d\u8981\u600e\u6837\u652f\u6301\u6d3e\u9a7b\u7ec4\u5de5\u4f5c", "\u6d3e\u9a7b\u7ec4\u76d1\u7763\u4ec0\u4e48\u4eba\u4ec0\u4e48\u4e8b", "\u6d3e\u9a7b\u7ec4\u662f\u4e0a\u7ea7\u6d3e\u6765\u7684\u8fd8\u662f\u5355\u4f4d\u7684\u5185\u8bbe\u673a\u6784", "\u6d3e\u9a7b\u7ec4\u53ef\u4ee5\u627e\u5e72\u90e8\u8c08\u8bdd\u5417", "\u6d3e\u9a7b\u7ec4\u5e73\u65f6\u600e\u4e48\u76d1\u7763\u6211\u4eec", "\u6d3e\u9a7b\u7ec4\u8981\u6750\u6599\u5fc5\u987b\u7ed9\u5417", "\u6d3e\u9a7b\u7ec4\u7528\u54ea\u4e9b\u65b9\u5f0f\u76d1\u7763", "\u6d3e\u9a7b\u7ec4\u6765\u542c\u4f1a\u80fd\u4e0d\u80fd\u62d2\u7edd", "\u6d3e\u9a7b\u7ec4\u8981\u8c03\u53d6\u6587\u4ef6\u8d44\u6599\u7ed9\u4e0d\u7ed9", "\u6d3e\u9a7b\u7ec4\u7684\u6743\u529b\u8fb9\u754c\u5728\u54ea\u91cc", "\u6d3e\u9a7b\u7ec4\u5e73\u5e38\u901a\u8fc7\u4ec0\u4e48\u624b\u6bb5\u4e86\u89e3\u60c5\u51b5", "\u54ea\u4e9b\u60c5\u51b5\u8981\u4e3b\u52a8\u544a\u8bc9\u6d3e\u9a7b\u7ec4", "\u6d3e\u9a7b\u7ec4\u7ec4\u957f\u80fd\u4e0d\u80fd\u5206\u7ba1\u5de5\u4f5c", "\u6d3e\u9a7b\u7ec4\u662f\u5e2e\u6211\u4eec\u5e72\u6d3b\u8fd8\u662f\u76d1\u7763\u6211\u4eec", "\u6d3e\u9a7b\u7ec4\u8981\u6c42\u6574\u6539\u7684\u5efa\u8bae\u600e\u4e48\u56de\u590d", "\u6d3e\u9a7b\u7ec4\u76ef\u4f4f\u54ea\u4e9b\u4eba\u54ea\u4e9b\u4e8b", "\u6d3e\u9a7b\u7ec4\u53d7\u8c01\u9886\u5bfc\u5bf9\u8c01\u8d1f\u8d23"]','[2, 10, 11]','2026-11-01',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
INSERT INTO "qa_item" VALUES(17,7,2,'党组落实主体责任有哪些会议、报告和时间节点？','每月25日前报送台账，遇节假日提前。','','["\u300a\u515a\u59d4\uff08\u515a\u7ec4\uff09\u843d\u5b9e\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u4e3b\u4f53\u8d23\u4efb\u89c4\u5b9a\u300b\uff082020\u5e74\uff09\u7b2c\u5341\u6761\u3001\u7b2c\u5341\u4e8c\u6761\u3001\u7b2c\u5341\u4e94\u6761\u3001\u7b2c\u5341\u4e03\u6761\u3001\u7b2c\u5341\u4e5d\u6761", "\u300a\u7eaa\u68c0\u76d1\u5bdf\u673a\u5173\u6d3e\u9a7b\u673a\u6784\u5de5\u4f5c\u89c4\u5219\u300b\uff082022\u5e74\uff09\u7b2c\u4e09\u5341\u56db\u6761", "\u6d3e\u9a7b\u7ec4\u8981\u6c42"]','["\u4e13\u9898\u7814\u7a76", "\u6bcf\u534a\u5e74", "\u5e74\u5ea6\u62a5\u544a", "\u4e09\u9879\u62a5\u544a", "\u65f6\u95f4\u8282\u70b9"]','["\u515a\u7ec4\u591a\u4e45\u4e13\u9898\u7814\u7a76\u4e00\u6b21\u5168\u9762\u4ece\u4e25\u6cbb\u515a", "\u4e3b\u4f53\u8d23\u4efb\u60c5\u51b5\u62a5\u7ed9\u8c01\uff0c\u4ec0\u4e48\u65f6\u5019\u62a5", "\u4e13\u9898\u7814\u7a76\u5168\u9762\u4ece\u4e25\u6cbb\u515a\u534a\u5e74\u4e00\u6b21\u8fd8\u662f\u4e00\u5b63\u5ea6\u4e00\u6b21", "\u4e00\u5e74\u91cc\u4e3b\u4f53\u8d23\u4efb\u7684\u89c4\u5b9a\u52a8\u4f5c\u6709\u54ea\u4e9b", "\u5e74\u521d\u90a3\u4e2a\u4e66\u9762\u62a5\u544a\u4ea4\u5230\u54ea\u91cc", "\u4e09\u9879\u62a5\u544a\u51e0\u53f7\u4e4b\u524d\u4ea4", "zhuanti yanjiu \u51e0\u4e2a\u6708\u4e00\u56de", "25\u53f7\u524d\u8981\u62a5\u7684\u662f\u54ea\u51e0\u6837", "\u4e09\u9879\u62a5\u544a\u662f\u54ea\u4e09\u9879", "\u515a\u7ec4\u4f1a\u4e00\u5e74\u8981\u7814\u7a76\u51e0\u6b21\u5168\u9762\u4ece\u4e25\u6cbb\u515a", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u7684\u5e74\u5ea6\u62a5\u544a\u62a5\u7ed9\u8c01", "\u4e3b\u4f53\u8d23\u4efb\u6709\u54ea\u4e9b\u65f6\u95f4\u8981\u6c42", "\u6bcf\u5b63\u5ea6\u8981\u62a5\u4ec0\u4e48\u6750\u6599", "\u5b63\u5ea6\u62a5\u544a\u4ec0\u4e48\u65f6\u5019\u622a\u6b62", "\u5168\u5e74\u8981\u5f00\u54ea\u4e9b\u4f1a\u4ea4\u54ea\u4e9b\u62a5\u544a", "\u843d\u5b9e\u60c5\u51b5\u62a5\u544a\u4ec0\u4e48\u65f6\u5019\u4ea4", "\u6d3e\u9a7b\u7ec4\u8981\u6c42\u62a5\u7684\u62a5\u544a\u6709\u51e0\u79cd", "\u4e3b\u4f53\u8d23\u4efb\u5de5\u4f5c\u7684\u65f6\u95f4\u8868", "\u515a\u7ec4\u4e13\u9898\u4f1a\u591a\u957f\u65f6\u95f4\u5f00\u4e00\u56de", "\u4e0a\u4e00\u5e74\u5ea6\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u60c5\u51b5\u4e66\u9762\u62a5\u544a", "\u6bcf\u6708\u6bcf\u5b63\u5ea6\u8981\u5411\u6d3e\u9a7b\u7ec4\u62a5\u9001\u54ea\u4e9b\u4e1c\u897f", "\u6d3e\u9a7b\u7ec4\u591a\u4e45\u548c\u515a\u7ec4\u4f1a\u5546\u4e00\u6b21\u4ece\u4e25\u6cbb\u515a", "\u4ece\u4e25\u6cbb\u515a\u4e13\u9898\u4f1a\u8bae\u51e0\u4e2a\u6708\u5f00\u4e00\u6b21", "\u4e3b\u4f53\u8d23\u4efb\u843d\u5b9e\u60c5\u51b5\u5411\u8c01\u62a5\u544a", "\u5e74\u5ea6\u62a5\u544a\u4ec0\u4e48\u65f6\u5019\u62a5\u7ed9\u4e0a\u7ea7\u515a\u7ec4\u7ec7", "\u5b63\u5ea6\u672b\u8981\u62a5\u54ea\u4e9b\u62a5\u544a", "\u6bcf\u670825\u65e5\u524d\u8981\u62a5\u4ec0\u4e48", "\u4e3b\u4f53\u8d23\u4efb\u5168\u5e74\u7684\u4f1a\u8bae\u548c\u62a5\u544a\u5b89\u6392", "\u843d\u5b9e\u4e3b\u4f53\u8d23\u4efb\u7684\u91cd\u8981\u65f6\u95f4\u8282\u70b9", "\u54ea\u4e9b\u4f1a\u8bae\u662f\u5fc5\u987b\u5f00\u7684", "\u515a\u7ec4\u4f1a\u4e13\u9898\u7814\u7a76\u4ece\u4e25\u6cbb\u515a\u6709\u6ca1\u6709\u6b21\u6570\u8981\u6c42", "\u4e09\u9879\u62a5\u544a\u600e\u4e48\u62a5", "\u4e09\u9879\u62a5\u544a\u7528\u4ec0\u4e48\u6a21\u677f", "\u4e0a\u5e74\u5ea6\u7684\u843d\u5b9e\u60c5\u51b5\u4ec0\u4e48\u65f6\u5019\u4e66\u9762\u62a5\u544a", "\u5b63\u5ea6\u62a5\u544a\u62a5\u54ea\u4e9b\u5185\u5bb9", "\u5b63\u62a5\u6708\u62a5\u8981\u62a5\u4ec0\u4e48", "\u4e00\u5e74\u6700\u5c11\u5f00\u51e0\u6b21\u4ece\u4e25\u6cbb\u515a\u4e13\u9898\u4f1a", "\u5b63\u5ea6\u672b\u8981\u4ea4\u7684\u51e0\u6837\u6750\u6599", "\u534a\u5e74\u5f00\u4e00\u6b21\u4e13\u9898\u4f1a\u591f\u4e0d\u591f", "\u6e05\u5355\u53f0\u8d26\u4e09\u91cd\u4e00\u5927\u5404\u591a\u4e45\u62a5\u4e00\u6b21", "\u4e00\u5e74\u5230\u5934\u4e3b\u4f53\u8d23\u4efb\u8981\u5f00\u7684\u4f1a\u8981\u4ea4\u7684\u6750\u6599", "\u53bb\u5e74\u7684\u60c5\u51b5\u62a5\u544a\u4eca\u5e74\u4ec0\u4e48\u65f6\u5019\u4ea4", "\u7814\u7a76\u4ece\u4e25\u6cbb\u515a\u7684\u4f1a\u8bae\u6b21\u6570", "\u62a5\u544a\u4ea4\u7ed9\u4e0a\u7ea7\u515a\u7ec4\u7ec7\u8fd8\u662f\u6d3e\u9a7b\u7ec4", "\u6708\u5e95\u5b63\u672b\u8981\u62a5\u7ed9\u6d3e\u9a7b\u7ec4\u7684\u6750\u6599", "\u6e05\u5355\u843d\u5b9e\u60c5\u51b5\u6309\u5b63\u62a5\u8fd8\u662f\u6309\u6708\u62a5", "\u5e74\u521d\u5e74\u4e2d\u5e74\u672b\u5404\u8981\u505a\u4ec0\u4e48"]','[6, 8, 10]','2026-11-16',NULL,'落实全面从严治党主体责任问答汇编 2026.1');
CREATE TABLE qa_vote (
	number INTEGER NOT NULL, 
	day DATE NOT NULL, 
	useful INTEGER NOT NULL, 
	useless INTEGER NOT NULL, 
	CONSTRAINT pk_qa_vote PRIMARY KEY (number, day)
);
CREATE TABLE qa_way (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	added_on DATE NOT NULL, 
	CONSTRAINT pk_qa_way PRIMARY KEY (id), 
	CONSTRAINT uq_qa_way_text UNIQUE (text)
);
CREATE TABLE refusal_count (
	day DATE NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_refusal_count PRIMARY KEY (day, kind)
);
CREATE TABLE refused_message (
	"key" VARCHAR(64) NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_refused_message PRIMARY KEY ("key")
);
CREATE TABLE reminder_step (
	id INTEGER NOT NULL, 
	deadline_id INTEGER NOT NULL, 
	step VARCHAR(30) NOT NULL, 
	planned_on DATE NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	CONSTRAINT pk_reminder_step PRIMARY KEY (id), 
	CONSTRAINT fk_reminder_step_deadline_id FOREIGN KEY(deadline_id) REFERENCES deadline (id), 
	CONSTRAINT uq_reminder_step_deadline_id_step UNIQUE (deadline_id, step)
);
INSERT INTO "reminder_step" VALUES(1,1,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(2,3,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(3,5,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(4,7,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(5,9,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(6,11,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(7,13,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(8,15,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
INSERT INTO "reminder_step" VALUES(9,17,'-7','2026-11-16','pushed','2026-11-16 01:10:00.000000');
CREATE TABLE setting (
	"key" VARCHAR(60) NOT NULL, 
	value JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
CREATE TABLE stored_file (
	id INTEGER NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	department_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	"by" VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	kept_at DATETIME, 
	CONSTRAINT pk_stored_file PRIMARY KEY (id), 
	CONSTRAINT fk_stored_file_department_id FOREIGN KEY(department_id) REFERENCES department (id)
);
CREATE TABLE submission (
	id INTEGER NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	submitted_at DATETIME NOT NULL, 
	submitted_by VARCHAR(64) NOT NULL, 
	way VARCHAR(10) NOT NULL, 
	entries INTEGER NOT NULL, 
	on_time BOOLEAN NOT NULL, 
	returned_at DATETIME, 
	returned_reason VARCHAR(500), 
	CONSTRAINT pk_submission PRIMARY KEY (id), 
	CONSTRAINT fk_submission_obligation_id FOREIGN KEY(obligation_id) REFERENCES obligation (id), 
	CONSTRAINT uq_submission_number UNIQUE (number)
);
CREATE TABLE trail_entry (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR(64) NOT NULL, 
	act VARCHAR(40) NOT NULL, 
	subject VARCHAR(40), 
	CONSTRAINT pk_trail_entry PRIMARY KEY (id)
);
INSERT INTO "trail_entry" VALUES(1,'2026-11-01 01:00:00.000000','system','import_members',NULL);
INSERT INTO "trail_entry" VALUES(2,'2026-11-01 01:00:00.000000','system','load_compilation',NULL);
INSERT INTO "trail_entry" VALUES(3,'2026-11-16 01:11:00.000000','zhaoli','revise_answer','第7问');
INSERT INTO "trail_entry" VALUES(4,'2026-11-18 01:00:00.000000','zhaoli','propose_handover','2026-0001');
INSERT INTO "trail_entry" VALUES(5,'2026-11-18 01:05:00.000000','zhangwei','confirm_handover','2026-0001');
INSERT INTO "trail_entry" VALUES(6,'2026-11-18 01:10:00.000000','wangmin','report_meeting','2026-0002');
INSERT INTO "trail_entry" VALUES(7,'2026-11-18 01:30:00.000000','yangxue','report_meeting','2026-0003');
INSERT INTO "trail_entry" VALUES(8,'2026-11-18 01:31:00.000000','zhangwei','file_entry','2026-0004');
INSERT INTO "trail_entry" VALUES(9,'2026-11-18 01:50:00.000000','liqiang','plan_attendance','2026-0002');
CREATE TABLE unanswered_question (
	id INTEGER NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	day DATE NOT NULL, 
	count INTEGER NOT NULL, 
	nearest INTEGER, 
	CONSTRAINT pk_unanswered_question PRIMARY KEY (id), 
	CONSTRAINT uq_unanswered_question_text UNIQUE (text)
);
INSERT INTO "unanswered_question" VALUES(1,'我局哪天开会来着','2026-11-18',1,10);
INSERT INTO "unanswered_question" VALUES(2,'台账和清单有什么区别呢','2026-11-18',1,6);
CREATE TABLE worker (
	name VARCHAR(64) NOT NULL, 
	beat INTEGER NOT NULL, 
	seen_at DATETIME, 
	takes_messages BOOLEAN NOT NULL, 
	plans INTEGER NOT NULL, 
	deliveries INTEGER NOT NULL, 
	CONSTRAINT pk_worker PRIMARY KEY (name)
);
CREATE INDEX ix_inbox_message_received_at ON inbox_message (received_at);
CREATE INDEX ix_inbox_message_state ON inbox_message (state);
CREATE INDEX ix_inbox_message_userid ON inbox_message (userid);
CREATE INDEX ix_job_finished_at ON job (finished_at);
CREATE INDEX ix_job_state_next ON job (state, next_try_at);
CREATE INDEX ix_job_userid ON job (userid);
CREATE INDEX ix_one_time_form_made_at ON one_time_form (made_at);
CREATE INDEX ix_one_time_form_userid_key ON one_time_form (userid_key);
CREATE INDEX ix_outage_ended_at ON outage (ended_at);
CREATE INDEX ix_push_subject ON push (subject);
CREATE INDEX ix_qa_item_number ON qa_item (number);
CREATE INDEX ix_qa_way_number ON qa_way (number);
CREATE INDEX ix_refused_message_day ON refused_message (day);
CREATE INDEX ix_trail_entry_actor ON trail_entry (actor);
CREATE INDEX ix_trail_entry_at ON trail_entry (at);
CREATE INDEX ix_trail_entry_subject ON trail_entry (subject);
CREATE INDEX ix_absence_last ON absence (last);
CREATE INDEX ix_absence_member_id ON absence (member_id);
CREATE INDEX ix_assignment_due_on ON assignment (due_on);
CREATE INDEX ix_assignment_group_id ON assignment (group_id);
CREATE INDEX ix_chat_group_group_id ON chat_group (group_id);
CREATE INDEX ix_department_group_id ON department (group_id);
CREATE INDEX ix_department_parent_id ON department (parent_id);
CREATE INDEX ix_push_recipient_push_id ON push_recipient (push_id);
CREATE INDEX ix_push_recipient_sent_at ON push_recipient (sent_at);
CREATE INDEX ix_push_recipient_state_due ON push_recipient (state, next_try_at);
CREATE INDEX ix_push_recipient_target ON push_recipient (target);
CREATE INDEX ix_application_userid ON application (userid);
CREATE INDEX ix_deadline_department_id ON deadline (department_id);
CREATE INDEX ix_deadline_state_due_on ON deadline (state, due_on);
CREATE INDEX ix_digest_chat_id ON digest (chat_id);
CREATE INDEX ix_handover_department_id ON handover (department_id);
CREATE INDEX ix_handover_from_id ON handover (from_id);
CREATE INDEX ix_handover_to_id ON handover (to_id);
CREATE INDEX ix_integrity_request_department_id ON integrity_request (department_id);
CREATE INDEX ix_integrity_request_state ON integrity_request (state);
CREATE INDEX ix_matter_department_id ON matter (department_id);
CREATE INDEX ix_matter_stage ON matter (stage);
CREATE INDEX ix_meeting_notice_day ON meeting_notice (day);
CREATE INDEX ix_meeting_notice_department_id ON meeting_notice (department_id);
CREATE INDEX ix_meeting_notice_starts_at ON meeting_notice (starts_at);
CREATE INDEX ix_meeting_notice_state ON meeting_notice (state);
CREATE INDEX ix_meeting_notice_state_day ON meeting_notice (state, day);
CREATE INDEX ix_obligation_department_due ON obligation (department_id, due_on);
CREATE INDEX ix_obligation_department_id ON obligation (department_id);
CREATE INDEX ix_obligation_due_on ON obligation (due_on);
CREATE INDEX ix_obligation_kind ON obligation (kind);
CREATE INDEX ix_obligation_state ON obligation (state);
CREATE INDEX ix_obligation_state_due ON obligation (state, due_on);
CREATE INDEX ix_post_department_id ON post (department_id);
CREATE INDEX ix_post_group_id ON post (group_id);
CREATE INDEX ix_post_member_id ON post (member_id);
CREATE INDEX ix_post_role ON post (role);
CREATE INDEX ix_stored_file_department_id ON stored_file (department_id);
CREATE INDEX ix_stored_file_sha256 ON stored_file (sha256);
CREATE INDEX ix_stored_file_subject ON stored_file (subject);
CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);
CREATE INDEX ix_attendance_member_id ON attendance (member_id);
CREATE INDEX ix_matter_note_matter_id ON matter_note (matter_id);
CREATE INDEX ix_meeting_item_matter_id ON meeting_item (matter_id);
CREATE INDEX ix_meeting_item_meeting_id ON meeting_item (meeting_id);
CREATE INDEX ix_meeting_version_meeting_id ON meeting_version (meeting_id);
CREATE INDEX ix_opinion_meeting_id ON opinion (meeting_id);
CREATE INDEX ix_opinion_state ON opinion (state);
CREATE INDEX ix_reminder_step_deadline_id ON reminder_step (deadline_id);
CREATE INDEX ix_submission_obligation_id ON submission (obligation_id);
CREATE INDEX ix_ledger_entry_department_id ON ledger_entry (department_id);
CREATE INDEX ix_ledger_entry_due_on ON ledger_entry (due_on);
CREATE INDEX ix_ledger_entry_happened_on ON ledger_entry (happened_on);
CREATE INDEX ix_ledger_entry_ledger ON ledger_entry (ledger);
CREATE INDEX ix_ledger_entry_owner_id ON ledger_entry (owner_id);
CREATE INDEX ix_ledger_entry_state ON ledger_entry (state);
CREATE INDEX ix_ledger_entry_submission_id ON ledger_entry (submission_id);
CREATE INDEX ix_ledger_note_entry_id ON ledger_note (entry_id);
CREATE INDEX ix_ledger_note_submission_id ON ledger_note (submission_id);
COMMIT;
