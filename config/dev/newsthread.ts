/** House rules that no published linter has. Loaded by oxlint (`jsPlugins` in .oxlintrc.json). */

interface NewExpression {
  readonly callee: { readonly type: string; readonly name?: string };
  readonly arguments: readonly unknown[];
}

interface Context {
  report(problem: { readonly node: unknown; readonly message: string }): void;
}

const noClock = {
  create: (context: Context) => ({
    NewExpression(node: NewExpression): void {
      if (node.callee.name === "Date" && node.arguments.length === 0) {
        context.report({ node, message: "Take the instant as an argument." });
      }
    },
  }),
};

export default { meta: { name: "newsthread" }, rules: { "no-clock": noClock } };
