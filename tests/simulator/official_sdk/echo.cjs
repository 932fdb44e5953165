// A robot made with WeCom's own SDK: answers texts as streams, reads files, welcomes and changes a pressed card.
const { WSClient, generateReqId } = require("@wecom/aibot-node-sdk");

const [url, chatid] = process.argv.slice(2);
const client = new WSClient({ botId: "aibSIM1", secret: "robot-secret", wsUrl: url, maxReconnectAttempts: 0, heartbeatInterval: 500 });
const say = (name, value) => console.log(JSON.stringify([name, value]));
const card = (task_id) => ({
  card_type: "button_interaction", main_title: { title: "请选择" }, task_id,
  button_list: [{ text: "收到", style: 1, key: "1" }],
});

client.on("authenticated", () => say("authenticated", true));
client.on("error", (error) => say("error", String(error)));
client.on("message.text", async (frame) => {
  const id = generateReqId("stream");
  await client.replyStream(frame, id, "正在办理", false);
  const done = await client.replyStream(frame, id, `收到：${frame.body.text.content}`, true);
  say("text", done.errcode);
  const media = await client.uploadMedia(Buffer.alloc(600 * 1024, "x"), { type: "file", filename: "总结.docx" });
  say("uploaded", (await client.sendMediaMessage(chatid, "file", media.media_id)).errcode);
  say("pushed", (await client.sendMessage(chatid, { msgtype: "template_card", template_card: card("task-1") })).errcode);
});
client.on("message.file", async (frame) => {
  const { buffer, filename } = await client.downloadFile(frame.body.file.url, frame.body.file.aeskey);
  say("file", [filename, buffer.toString()]);
});
client.on("event.enter_chat", async (frame) => {
  const done = await client.replyWelcome(frame, { msgtype: "text", text: { content: "您好" } });
  say("welcome", done.errcode);
});
client.on("event.template_card_event", async (frame) => {
  const told = frame.body.event.template_card_event;
  say("changed", (await client.updateTemplateCard(frame, { ...card(told.task_id), main_title: { title: "已收到" } })).errcode);
});
client.on("event.disconnected_event", () => say("kicked", true));
client.connect();
