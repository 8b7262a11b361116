package main

import (
	_ "embed" // the scenario to start from
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

var (
	//go:embed start.lua
	startScenario []byte

	// luarc tells the Lua language server where the definitions are.
	//go:embed luarc.json
	luarc []byte
)

// The files for editors. Their names begin with a point, so that *.lua is still all scenarios.
const (
	luarcName       = ".luarc.json"
	definitionsName = ".queuesim.lua"
)

var newCommand = command{
	name:  "new",
	args:  "[FILE]",
	short: "write a commented scenario to start from",
	long: `FILE must not be there yet, and its name ends in .lua. Without FILE, or with -,
the scenario goes to standard output. Beside FILE it writes ` + luarcName + ` and
` + definitionsName + `, unless they are there: by them editors with the Lua language
server know the language.
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
	err := writeNew(path, startScenario)
	if errors.Is(err, fs.ErrExist) {
		return usage(fmt.Sprintf("there is a %s already, and it stays as it is", path), "")
	}
	if err != nil {
		return cantWrite(path, err)
	}
	fmt.Fprintf(p.stderr, "queuesim: wrote %s; now try queuesim run %s\n",
		legible(printable(path)), legible(printable(quote(path))))
	return p.newForEditors(filepath.Dir(path))
}

// newForEditors writes into a scenario's folder what editors need, but for what is there.
func (p *program) newForEditors(dir string) error {
	for _, file := range []struct {
		name    string
		content []byte
	}{
		{luarcName, luarc},
		{definitionsName, []byte(scripting.Definitions())},
	} {
		path := filepath.Join(dir, file.name)
		err := writeNew(path, file.content)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return cantWrite(path, err)
		}
		fmt.Fprintf(p.stderr, "queuesim: wrote %s for editors\n", legible(printable(path)))
	}
	return nil
}

func cantWrite(path string, err error) error {
	return usage(fmt.Sprintf("can't write %s: %v", path, reason(err)), "")
}
