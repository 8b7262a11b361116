package main_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mayImport says which packages of this module each of them may import, and which of others: imports
// go one way.
var mayImport = map[string]string{
	"cmd/queuesim":   "scripting scripting/wall engine engine/sim engine/live engine/report engine/theory engine/dist engine/stats scenarios pflag term windows unix",
	"scenarios":      "",
	"scripting":      "scripting/wall engine engine/dist engine/num gopher-lua gopher-lua/ast gopher-lua/parse",
	"scripting/wall": "engine/num gopher-lua gopher-lua/ast gopher-lua/parse",
	"engine/report":  "engine engine/stats engine/num",
	"engine/sim":     "engine",
	"engine/live":    "engine engine/stats",
	"engine":         "engine/dist engine/stats engine/num",
	"engine/dist":    "engine/num",
	"engine/stats":   "engine/num distuv",
	"engine/theory":  "engine engine/dist engine/num",
	"engine/num":     "",

	"engine/internal/repeat": "", // for tests alone
}

// forbidden are packages of the standard library that the engine and the language do without: no
// goroutine, no file, no machine. (The engine has no clock either; the language reads dates.)
var forbidden = []string{"os", "sync", "math/rand", "math/rand/v2", "net", "net/http", "runtime"}

func TestImportsGoOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f",
		`{{.ImportPath}}: {{join .Imports " "}}`, "queuesim/...").Output()
	require.NoError(t, err)
	for line := range strings.Lines(strings.TrimSpace(string(out))) {
		pkg, imports, _ := strings.Cut(strings.TrimSpace(line), ": ")
		pkg = strings.TrimPrefix(pkg, "queuesim/")
		allowed, known := mayImport[pkg]
		require.True(t, known, "say in mayImport what %s may import", pkg)
		for _, imp := range strings.Fields(imports) {
			checkImport(t, pkg, imp, strings.Fields(allowed))
		}
	}
}

func checkImport(t *testing.T, pkg, imp string, allowed []string) {
	t.Helper()
	if short, ours := strings.CutPrefix(imp, "queuesim/"); ours {
		assert.Contains(t, allowed, short, "%s imports %s", pkg, imp)
		return
	}
	if strings.Contains(imp, ".") { // not of the standard library
		ok := slices.ContainsFunc(allowed, func(a string) bool { return strings.HasSuffix(imp, "/"+a) })
		assert.True(t, ok, "%s imports %s", pkg, imp)
		return
	}
	if pkg == "engine/live" || pkg == "engine/sim" && imp != "time" {
		return // they are there to wait on a clock, and to keep all processors busy
	}
	if strings.HasPrefix(pkg, "engine") {
		assert.NotEqual(t, "time", imp, "%s imports time", pkg)
	}
	if strings.HasPrefix(pkg, "engine") || pkg == "scripting" {
		assert.NotContains(t, forbidden, imp, "%s imports %s", pkg, imp)
	}
}
