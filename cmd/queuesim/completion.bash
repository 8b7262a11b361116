# Completion of queuesim for bash: source <(queuesim completion bash)

_queuesim() {
  # The words as they were typed: bash takes them apart at = and :.
  local line=${COMP_LINE:0:COMP_POINT} words=() word i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $i == 0 || $line == [[:space:]]* ]]; then
      words+=('')
      line=${line#"${line%%[![:space:]]*}"}
    fi
    [[ $i == "$COMP_CWORD" ]] && word=$line
    words[${#words[@]} - 1]+=$word
    line=${line#"$word"}
  done
  local cur=${words[${#words[@]} - 1]} tail=''
  # What bash takes for a word of its own is all that it replaces.
  [[ $cur == *=* && $COMP_WORDBREAKS == *=* ]] && tail=${cur%"${cur##*=}"}

  # Quotes and ~ are the shell's own.
  local plain=("${words[@]//[\'\"\\]/}")
  plain=("${plain[@]/#\~\//$HOME/}")

  COMPREPLY=()
  local quote='' # that is open: bash forgets it, but for files
  [[ $cur == [\'\"]* ]] && quote=${cur:0:1}
  local answer
  while IFS= read -r answer; do
    case $answer in
    :files)
      quote=''
      compopt -o filenames 2>/dev/null
      while IFS= read -r answer; do
        [[ -d $answer || $answer == *.lua || ${words[1]} != @(run|check) ]] && COMPREPLY+=("$answer")
      done < <(compgen -f -- "${cur##*=}")
      ;;
    *)
      answer=${answer%%$'\t'*}
      [[ $answer == *[=.] || -n $quote ]] && compopt -o nospace 2>/dev/null
      COMPREPLY+=("${answer#"$tail"}")
      ;;
    esac
  done < <("${plain[0]}" __complete "${plain[@]:1}" 2>/dev/null)
  COMPREPLY=("${COMPREPLY[@]/#/$quote}")
}

complete -F _queuesim queuesim
