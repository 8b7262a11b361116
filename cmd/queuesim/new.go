package main

import (
	_ "embed" // the scenario to start from
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/pflag"
)

//go:embed start.lua
var startScenario []byte

var newCommand = command{
	name:  "new",
	args:  "[FILE]",
	short: "write a commented scenario to start from",
	long: `FILE must not be there yet, and its name ends in .lua. Without FILE, or with -,
the scenario goes to standard output.
`,
	setup: func(*pflag.FlagSet) action { return action{do: newScenario} },
}

func newScenario(p *program, args []string) error {
	switch {
	case len(args) > 1:
		return usage(fmt.Sprintf("want one file, got %d", len(args)), "queuesim new shop.lua")
	case len(args) == 0 || args[0] == "-":
		return writeOut(p.stdout, startScenario)
	}
	path := args[0]
	if !strings.HasSuffix(path, ".lua") {
		return usage(fmt.Sprintf("want a name that ends in .lua, got %q", path),
			"queuesim new "+quote(path+".lua"))
	}
	switch err := writeNew(path, startScenario); {
	case errors.Is(err, fs.ErrExist):
		return usage(fmt.Sprintf("there is a %s already, and it stays as it is", path), "")
	case err != nil:
		return usage(fmt.Sprintf("can't write %s: %v", path, reason(err)), "")
	}
	fmt.Fprintf(p.stderr, "queuesim: wrote %s; now try queuesim run %s\n",
		printable(path), printable(quote(path)))
	return nil
}
