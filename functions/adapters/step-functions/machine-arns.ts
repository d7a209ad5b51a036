/** Name of a workflow's machine after `baton-<stage>-`: the workflow's id, whose `@` no machine's name may have. */
function machineSuffix(workflow: string): string {
  return workflow.replace('@', '-');
}

/** `machinePrefix` is `arn:aws:states:<region>:<account>:stateMachine:baton-<stage>-`. */
export function machineArn(machinePrefix: string, workflow: string): string {
  return `${machinePrefix}${machineSuffix(workflow)}`;
}

export function machineName(machinePrefix: string, workflow: string): string {
  return machineArn(machinePrefix, workflow).split(':').at(-1) ?? '';
}

export function executionArn(machinePrefix: string, workflow: string, execution: string): string {
  return `${machineArn(machinePrefix, workflow).replace(':stateMachine:', ':execution:')}:${execution}`;
}
