package wall_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting/wall"
)

// TestThePageHasTheLimits: README.md shows them as they are, all of them and no others.
func TestThePageHasTheLimits(t *testing.T) {
	page, err := os.ReadFile("README.md")
	require.NoError(t, err)
	want := "| name | limit | of |\n|---|---|---|\n"
	for _, l := range wall.Defaults().List() {
		want += fmt.Sprintf("| %s | %d | %s |\n", l.Name, l.Value, l.What)
	}
	assert.Contains(t, string(page), want+"\n")
}

// TestThePageNamesFilesThatAreThere: none of its links leads nowhere.
func TestThePageNamesFilesThatAreThere(t *testing.T) {
	page, err := os.ReadFile("README.md")
	require.NoError(t, err)
	links := regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(string(page), -1)
	require.NotEmpty(t, links)
	for _, link := range links {
		assert.FileExists(t, link[1])
	}
}

// TestTheWallReachesNothing: no file of this package imports what reaches files, other machines, the
// environment or other processes; the system is asked only how long this process has worked.
func TestTheWallReachesNothing(t *testing.T) {
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	reaches := regexp.MustCompile(`(?m)^(?:import )?\t?"((?:os|net|io/ioutil|plugin|unsafe|syscall)(?:/[^"]*)?)"$`)
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		text, err := os.ReadFile(f.Name())
		require.NoError(t, err)
		for _, found := range reaches.FindAllStringSubmatch(string(text), -1) {
			assert.Equal(t, "stopwatch_unix.go syscall", f.Name()+" "+found[1])
		}
	}
}
