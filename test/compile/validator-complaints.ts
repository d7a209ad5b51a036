import validate from 'asl-validator';

/** What asl-validator says against a definition, '' where nothing. It writes into what it reads, so it reads a copy. */
export function validatorComplaints(machine: object): string {
  const { isValid, errorsText } = validate(structuredClone(machine));
  return isValid ? '' : errorsText('\n');
}
