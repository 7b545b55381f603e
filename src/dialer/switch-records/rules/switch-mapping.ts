/** Which columns of an exchange's table mean what, counted from 0. */
export interface RecordColumns {
  start: number;
  /** The day, where the table keeps day and time apart. */
  date: number | null;
  answer: number | null;
  end: number | null;
  /** Seconds of talk; 0 of a call nobody answered. */
  talk: number | null;
  /** Seconds of the whole call, with the ringing. */
  duration: number | null;
  extension: number;
  number: number;
  cause: number | null;
  recording: number | null;
}

export const TIME_ORDERS = ['ymd', 'dmy', 'mdy', 'epoch'] as const;
export type TimeOrder = (typeof TIME_ORDERS)[number];

/** Which channel of a stereo recording is whose. `unknown`: nobody says, so nobody's words are told apart. */
export const CHANNEL_ORDERS = ['unknown', 'agent_left', 'agent_right'] as const;
export type ChannelOrder = (typeof CHANNEL_ORDERS)[number];

/** How the files of one exchange are read; kept under the exchange's name. */
export interface SwitchMapping {
  columns: RecordColumns;
  timeOrder: TimeOrder;
  zone: string;
  /** Digits dialled for an outside line, which the exchange writes before the number. */
  numberPrefix: string;
  /** The exchange's own words for how a call ended, as Q.850 causes; they come before those the product knows. */
  causes: Record<string, number>;
  /** Extension by seat; of a seat that is not named it is learned from the records. */
  extensions: Record<string, string>;
  toleranceSeconds: number;
  channels: ChannelOrder;
}

/** A mapping with the headings of the file it is used on, for reports. */
export interface FileMapping extends SwitchMapping {
  headings: string[];
}

const HEADINGS: readonly [keyof RecordColumns, RegExp][] = [
  ['recording', /录音|文件|record(ing)?(file|name|path)?$|filename|wav/],
  ['answer', /接通时间|应答时间|接听时间|answer(ed)?(time|at)?$|connect(ed)?(time|at)?$/],
  ['end', /结束|挂机|挂断时间|end(ed)?(time|at)?$|hangup(time|at)?$|stoptime|disconnecttime/],
  ['talk', /通话时长|计费时长|接通时长|billsec|talk(time|sec|seconds|duration)?$|billable/],
  ['duration', /总时长|时长|duration|seconds$|length/],
  ['start', /开始|呼叫时间|拨打时间|起始|start(ed)?(time|at)?$|calldate|calltime|^time$|^时间$|datetime/],
  ['date', /^日期$|^date$|通话日期/],
  ['extension', /分机|主叫|extension|^ext$|^src$|caller|calling|agentno|坐席号/],
  ['number', /被叫|对方|号码|dst$|destination|called|dialled|dialed|callee|number|phone/],
  ['cause', /原因|状态|结果|cause|disposition|status|result|release/],
];

/** What the columns of a file seem to be, by their headings; a person confirms or chooses otherwise. */
export function suggestRecordColumns(headings: readonly string[]): { [Column in keyof RecordColumns]: number | null } {
  const bare = headings.map((heading) =>
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_\-*:.()（）/]/g, ''),
  );
  const taken = new Set<number>();
  const found: Record<string, number | null> = {};
  for (const [column, pattern] of HEADINGS) {
    const at = bare.findIndex((heading, index) => !taken.has(index) && pattern.test(heading));
    found[column] = at < 0 ? null : at;
    if (at >= 0) taken.add(at);
  }
  return found as { [Column in keyof RecordColumns]: number | null };
}
