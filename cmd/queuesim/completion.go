package main

import (
	_ "embed" // the scripts
	"fmt"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

// The scripts hand the words of the line to queuesim __complete, which knows what may come next.
var (
	//go:embed completion.bash
	completionBash []byte
	//go:embed completion.zsh
	completionZsh []byte
	//go:embed completion.fish
	completionFish []byte
)

// completions are the shells, with the script for each.
var completions = []struct {
	shell  string
	script []byte
}{
	{"bash", completionBash},
	{"zsh", completionZsh},
	{"fish", completionFish},
}

var completionCommand = command{
	name:  "completion",
	args:  "bash | zsh | fish",
	short: "make a shell complete commands, scenarios and params",
	long: `To have it now, and in every new shell:
  bash  source <(queuesim completion bash), in ~/.bashrc
  zsh   source <(queuesim completion zsh), in ~/.zshrc after compinit
  fish  queuesim completion fish | source, in ~/.config/fish/config.fish

--set completes the params of the scenario on the line and the fields of its
parts, --expect its figures. For that the file is loaded as by check, behind the
wall that every scenario runs behind.
`,
	setup: func(*pflag.FlagSet) action { return action{do: completion} },
}

func completion(p *program, args []string) error {
	if len(args) != 1 {
		return usage(fmt.Sprintf("want one shell, got %d", len(args)), "queuesim completion bash")
	}
	for _, c := range completions {
		if c.shell == args[0] {
			return writeOut(p.stdout, c.script)
		}
	}
	return usage(fmt.Sprintf("unknown shell %q", args[0]),
		scripting.Suggest(args[0], "shells", shellNames()))
}

func shellNames() []string {
	var names []string
	for _, c := range completions {
		names = append(names, c.shell)
	}
	return names
}
