import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { Icon } from "./icon";

type FieldProps = {
  readonly label: string;
  /** A sentence that says how to fill it in. */
  readonly hint?: ReactNode;
  /** A sentence that says how to fix it. */
  readonly error?: string | undefined;
};

/** Ties label, control, hint and error together for a screen reader. */
function Field({
  id,
  label,
  hint,
  error,
  children,
}: FieldProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint && !error && (
        <p className="h" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="h wrong" id={`${id}-hint`}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, error }: Pick<FieldProps, "hint" | "error">) {
  return {
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": hint || error ? `${id}-hint` : undefined,
  } as const;
}

export function TextField({
  label,
  hint,
  error,
  ...rest
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "id">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input {...rest} {...describedBy(id, { hint, error })} className="inp" />
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  ...rest
}: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...describedBy(id, { hint, error })} className="inp" />
    </Field>
  );
}

/** Few choices; more than a dozen want a search (`picker.tsx`). */
export function SelectField({
  label,
  hint,
  error,
  children,
  ...rest
}: FieldProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...describedBy(id, { hint, error })} className="inp">
        {children}
      </select>
    </Field>
  );
}

export function Checkbox({
  label,
  ...rest
}: { readonly label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="check">
      <input type="checkbox" {...rest} />
      <span className="grow">{label}</span>
    </label>
  );
}
